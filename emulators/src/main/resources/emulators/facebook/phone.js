// One citizen's phone: shows what the page sent and does what a citizen would do.
const psid = (new URLSearchParams(location.search).get('psid') || '24061997').replace(/\D/g, '') || '24061997';
const api = `/phone/facebook/api/${psid}`;
const byId = id => document.getElementById(id);
const words = byId('words').dataset;
let shown = 0;

async function act(action) {
  try {
    const answer = await fetch(`${api}/actions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(action),
    });
    const { status } = await answer.json();
    byId('problem').hidden = status === 200 || action.kind === 'block';
  } catch {
    byId('problem').hidden = false;
  }
  await refresh();
}

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function button(label, action) {
  const made = element('button', 'reply', label);
  made.type = 'button';
  made.addEventListener('click', () => act(action));
  return made;
}

function reply(option) {
  if (option.content_type === 'user_phone_number') {
    return button(words.phone, { kind: 'tap', title: '+84905123456', payload: '+84905123456' });
  }
  if (option.content_type === 'user_email') {
    return button(words.email, { kind: 'tap', title: 'lan@example.vn', payload: 'lan@example.vn' });
  }
  return button(option.title, { kind: 'tap', title: option.title, payload: option.payload });
}

function show(line) {
  const item = element('li', line.from === 'citizen' ? 'citizen' : 'page');
  const bubble = element('div', 'bubble', line.text);
  if (line.image) {
    const picture = new Image();
    picture.src = new URL(line.image).pathname;
    picture.alt = words.picture;
    bubble.append(picture);
  } else if (line.attachment || line.video || line.audio || line.file) {
    bubble.textContent = words.file;
  }
  item.append(bubble);
  if (line.buttons) {
    const buttons = element('div', 'buttons');
    line.buttons
      .filter(each => each.type === 'postback')
      .forEach(each => buttons.append(button(each.title, { kind: 'press', title: each.title, payload: each.payload })));
    item.append(buttons);
  }
  return item;
}

async function refresh() {
  const answer = await fetch(`${api}/lines`);
  const { lines, typing } = await answer.json();
  byId('typing').hidden = !typing;
  if (lines.length === shown) return;
  lines.slice(shown).forEach(line => byId('lines').append(show(line)));
  shown = lines.length;
  const last = lines[lines.length - 1];
  byId('replies').replaceChildren(...(last.quick_replies || []).map(reply));
  byId('log').scrollTop = byId('log').scrollHeight;
}

byId('composer').addEventListener('submit', event => {
  event.preventDefault();
  const text = byId('text').value.trim();
  if (!text) return;
  byId('text').value = '';
  act({ kind: 'text', text });
});
byId('text').addEventListener('keydown', event => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    byId('composer').requestSubmit();
  }
});
byId('photo').addEventListener('change', async () => {
  const file = byId('photo').files[0];
  byId('photo').value = '';
  if (!file) return;
  try {
    const answer = await fetch(`${api}/photos`, { method: 'POST', headers: { 'Content-Type': file.type }, body: file });
    const { status } = await answer.json();
    byId('problem').hidden = status === 200;
  } catch {
    byId('problem').hidden = false;
  }
  await refresh();
});
byId('pin').addEventListener('click', () => act({ kind: 'location', lat: 16.4678, long: 107.5794 }));
byId('sticker').addEventListener('click', () => act({ kind: 'sticker', sticker: '369239263222822' }));

async function watch() {
  try {
    await refresh();
  } catch {
    // The server is away for a moment; the next look tells.
  }
  setTimeout(watch, 1000);
}
watch();
