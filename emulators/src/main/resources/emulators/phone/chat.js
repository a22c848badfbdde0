// A chat on the phone. A network's module exports `app`:
//   { theme, title, note, tools: ['photo', 'pin', 'contact', 'sticker'], more: [{ label, ask?, act(user, words) }],
//     lines(user, person) -> { lines, typing }, text(user, words), photo(user, blob), pin(user, place), contact(user, person),
//     sticker(user), seen(user, ids) }
// A line is { id, mine, text?, image?, file?, place?, title?, subtitle?, sticker?, state?, reaction?,
//   buttons?: [{ label, act, href? }], replies?: [{ label, act }] }; `replies` go once the citizen has said something else.
import { PEOPLE, PLACES, choose } from '/phone/assets/people.js';
import { snapshot } from '/phone/assets/picture.js';

const LOOK_MS = 900;
const STATES = { sending: 'Đang gửi', taken: 'Đã nhận', seen: 'Đã xem', failed: 'Chưa gửi được' };
const ICONS = {
  photo: 'M4 8.5A1.5 1.5 0 0 1 5.5 7H8l1.4-2h5.2L16 7h2.5A1.5 1.5 0 0 1 20 8.5v9a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17.5zM12 9.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z',
  pin: 'M12 21s7-6.2 7-11.3A6.9 6.9 0 0 0 12 3a6.9 6.9 0 0 0-7 6.7C5 14.8 12 21 12 21zM12 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  contact: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20c.6-3.6 3.7-6 7.5-6s6.9 2.4 7.5 6z',
  sticker: 'M4 11h4v9H4zM8 11l4-8c2 0 2.5 1.5 2 3.500L13.5 9H19a2 2 0 0 1 2 2.400l-1.3 7A2 2 0 0 1 17.7 20H8',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  send: 'M4 12l16-8-6 16-2.5-6.500z',
};
const TITLES = { photo: 'Gửi ảnh', pin: 'Gửi vị trí', contact: 'Gửi thông tin liên hệ', sticker: 'Gửi hình dán', more: 'Việc khác' };

function make(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

function button(className, label, act) {
  const made = make('button', className, label);
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
}

// A question at the bottom of the screen: gives what was chosen or typed; null for "never mind".
function ask(title, choices, fields = []) {
  const sheet = document.getElementById('sheet');
  const form = document.getElementById('sheet-form');
  form.replaceChildren(make('h2', '', title));
  return new Promise(resolve => {
    let answer = null;
    const done = value => { answer = value; sheet.close(); };
    choices.forEach(each => form.append(button('choice', each.label, () => done(each.value))));
    const inputs = fields.map(field => {
      const label = make('label', 'field', field.label);
      const input = make(field.long ? 'textarea' : 'input');
      input.value = field.value || '';
      label.append(input);
      form.append(label);
      return input;
    });
    const row = make('div', 'row');
    row.append(button('plain', 'Thôi', () => done(null)));
    if (fields.length) {
      const send = button('main', 'Gửi', () => done(inputs.map(input => input.value.trim())));
      send.dataset.testid = 'sheet-send';
      row.append(send);
    }
    form.append(row);
    sheet.addEventListener('close', () => resolve(answer), { once: true });
    sheet.showModal();
    if (inputs.length) inputs[0].focus();
  });
}

function chosenFile() {
  const input = make('input');
  input.type = 'file';
  input.accept = 'image/*,video/*';
  return new Promise(resolve => {
    input.addEventListener('change', () => resolve(input.files[0] || null));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
}

async function photo() {
  const how = await ask('Gửi ảnh', [
    { label: 'Chụp thử một ảnh', value: 'snapshot' },
    { label: 'Chọn ảnh trong máy', value: 'file' },
  ]);
  return how === 'snapshot' ? snapshot() : how === 'file' ? chosenFile() : null;
}

async function place() {
  const chosen = await ask('Gửi vị trí', [...PLACES.map(each => ({ label: each.label, value: each })), { label: 'Vị trí khác…', value: 'other' }]);
  if (chosen !== 'other') return chosen;
  const typed = await ask('Vị trí khác', [], [{ label: 'Vĩ độ', value: '16.4637' }, { label: 'Kinh độ', value: '107.5909' }]);
  return typed && { label: '', lat: Number(typed[0]), lng: Number(typed[1]) };
}

async function contact(person) {
  const typed = await ask('Gửi thông tin liên hệ', [], [
    { label: 'Họ và tên', value: person.name },
    { label: 'Điện thoại', value: person.phone },
    { label: 'Địa chỉ', value: person.address },
  ]);
  return typed && { ...person, name: typed[0], phone: typed[1], address: typed[2] };
}

function bubble(line) {
  const made = make('div', 'bubble');
  if (line.image) {
    const picture = make('img');
    picture.src = line.image;
    picture.alt = 'Ảnh';
    made.append(picture);
  }
  if (line.place) {
    const pin = make('div', 'place');
    pin.append(icon('pin'), make('span', '', line.place.label || 'Vị trí'), make('small', '', `${line.place.lat}, ${line.place.lng}`));
    made.append(pin);
  }
  if (line.title) made.append(make('b', '', line.title));
  if (line.subtitle) made.append(make('div', 'soft', line.subtitle));
  if (line.sticker) made.append(make('span', 'sticker', line.sticker));
  if (line.file) made.append(make('div', 'file', line.file));
  if (line.text) made.append(make('div', 'words', line.text));
  return made;
}

export function chat(app, person, news) {
  const element = make('section', `chat ${app.theme}`);
  const log = make('div', 'log');
  const list = make('ol', 'lines');
  const typing = make('p', 'typing');
  const replies = make('div', 'replies');
  const words = make('textarea', 'words-field');
  const rendered = new Map();
  let visible = false;
  let known = 0;

  async function run(act) {
    try {
      await act();
    } catch {
      // The emulator is away for a moment: what was typed is still there.
    }
    await refresh();
  }

  function act(deed) {
    return () => run(deed);
  }

  function draw(line) {
    const item = make('li', line.mine ? 'mine' : 'theirs');
    item.append(bubble(line));
    if (line.reaction) item.append(make('span', 'reaction', line.reaction));
    if (line.buttons && line.buttons.length) {
      const row = make('div', 'buttons');
      line.buttons.forEach(each => {
        const made = button('tap', each.label, act(async () => {
          if (each.contact) {
            const given = await contact(person);
            if (given) await app.contact(person.id, given);
          } else {
            await each.act();
          }
        }));
        row.append(made);
      });
      item.append(row);
    }
    if (line.mine && line.state) item.append(make('small', `state ${line.state}`, STATES[line.state]));
    return item;
  }

  async function refresh() {
    const { lines, typing: busy } = await app.lines(person.id, person);
    typing.hidden = !busy;
    const wasAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
    lines.forEach((line, index) => {
      const look = JSON.stringify(line);
      const before = rendered.get(index);
      if (before && before.look === look) return;
      const item = draw(line);
      if (before) before.item.replaceWith(item);
      else list.append(item);
      rendered.set(index, { look, item });
    });
    const last = lines[lines.length - 1];
    const offered = last && !last.mine && last.replies ? last.replies : [];
    const offer = JSON.stringify(offered);
    if (replies.dataset.offer !== offer) {
      replies.dataset.offer = offer;
      replies.replaceChildren(...offered.map(each => button('tap', each.label, act(each.act))));
    }
    if (lines.length > known) {
      const fresh = lines.slice(known).filter(line => !line.mine);
      if (known > 0 && fresh.length) news();
      known = lines.length;
      if (visible && fresh.length && app.seen) app.seen(person.id, fresh.map(line => line.id)).catch(() => {});
      log.scrollTop = log.scrollHeight;
    } else if (wasAtEnd) {
      log.scrollTop = log.scrollHeight;
    }
  }

  async function watch() {
    try {
      await refresh();
    } catch {
      // The next look tells.
    }
    setTimeout(watch, visible ? LOOK_MS : LOOK_MS * 3);
  }

  const tools = {
    photo: async () => {
      const file = await photo();
      if (file) await app.photo(person.id, file);
    },
    pin: async () => {
      const where = await place();
      if (where) await app.pin(person.id, where);
    },
    contact: async () => {
      const given = await contact(person);
      if (given) await app.contact(person.id, given);
    },
    sticker: () => app.sticker(person.id),
    more: async () => {
      const chosen = await ask('Việc khác', [
        ...(app.more || []).map(each => ({ label: each.label, value: each })),
        ...PEOPLE.filter(each => each.id !== person.id).map(each => ({ label: `Đổi sang điện thoại của ${each.name}`, value: each.id })),
      ]);
      if (typeof chosen === 'string') {
        choose(chosen);
        location.search = '';
      } else if (chosen && chosen.ask) {
        const typed = await ask(chosen.label, [], [{ label: chosen.ask, value: chosen.value || '', long: true }]);
        if (typed && typed[0]) await chosen.act(person.id, typed[0]);
      } else if (chosen) {
        await chosen.act(person.id, '');
      }
    },
  };

  function tool(name) {
    const made = button('tool', '', act(tools[name]));
    made.title = TITLES[name];
    made.setAttribute('aria-label', TITLES[name]);
    made.dataset.testid = name;
    made.append(icon(name));
    return made;
  }

  const top = make('header', 'top');
  const names = make('div', 'names');
  names.append(make('h1', '', app.title), make('p', '', `${app.note} · máy của ${person.name}`));
  const emblem = make('span', 'emblem', 'Huế');
  emblem.setAttribute('aria-hidden', 'true');
  top.append(emblem, names, tool('more'));
  typing.textContent = 'Đang soạn tin…';
  typing.hidden = true;
  list.setAttribute('aria-live', 'polite');
  const hint = make('p', 'hint', 'Nhắn tin, gửi ảnh, gửi vị trí hoặc bấm nút như trên điện thoại thật. Không có gì được gửi ra khỏi máy này.');
  log.append(hint, list, typing, replies);
  const composer = make('form', 'composer');
  words.rows = 1;
  words.maxLength = 2000;
  words.placeholder = 'Nhắn tin…';
  words.setAttribute('aria-label', 'Tin nhắn');
  words.dataset.testid = 'text';
  const send = make('button', 'send');
  send.setAttribute('aria-label', 'Gửi');
  send.dataset.testid = 'send';
  send.append(icon('send'));
  composer.append(...app.tools.map(tool), words, send);
  composer.addEventListener('submit', event => {
    event.preventDefault();
    const text = words.value.trim();
    if (!text) return;
    words.value = '';
    run(() => app.text(person.id, text));
  });
  words.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      composer.requestSubmit();
    }
  });
  element.append(top, log, composer);
  watch();
  return {
    element,
    look(here) {
      visible = here;
      if (here) refresh().then(() => { log.scrollTop = log.scrollHeight; }, () => {});
    },
  };
}
