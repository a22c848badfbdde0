// The mail program: letters to and from the centre, each a real mail on the emulated server.
import { snapshot } from '/phone/assets/picture.js';

const LOOK_MS = 2500;
const TIME = new Intl.DateTimeFormat('vi-VN', { hour: '2-digit', minute: '2-digit', day: '2-digit', month: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' });

function make(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function field(label, input) {
  const made = make('label', 'field', label);
  made.append(input);
  return made;
}

// As a mail program shows it: what begins with http is a link.
function linked(text) {
  const made = make('div', 'words');
  text.split(/(https?:\/\/\S+)/).forEach((piece, i) => {
    const part = i % 2 ? make('a', '', piece) : piece;
    if (i % 2) {
      part.href = piece;
      part.target = '_blank';
      part.rel = 'noreferrer';
    }
    made.append(part);
  });
  return made;
}

const base64 = file => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.addEventListener('load', () => resolve(reader.result.replace(/^[^,]*,/, '')));
  reader.addEventListener('error', reject);
  reader.readAsDataURL(file);
});

function open(app, person, news) {
  const api = `/phone/mail/api/${encodeURIComponent(person.email)}/letters`;
  const element = make('section', 'chat mail');
  const top = make('header', 'top');
  const emblem = make('span', 'emblem', '@');
  emblem.setAttribute('aria-hidden', 'true');
  const names = make('div', 'names');
  names.append(make('h1', '', app.title), make('p', '', `Thư điện tử · ${person.email}`));
  top.append(emblem, names);

  const log = make('div', 'log');
  const list = make('ol', 'lines letters');
  list.setAttribute('aria-live', 'polite');
  log.append(make('p', 'hint', 'Một thư có thể là cả một phản ánh: nội dung, ảnh, địa điểm, thời gian, họ tên, điện thoại. Không có gì được gửi ra khỏi máy này.'), list);

  const form = make('form', 'letter');
  const subject = make('input');
  subject.maxLength = 200;
  subject.dataset.testid = 'mail-subject';
  const words = make('textarea');
  words.rows = 4;
  words.dataset.testid = 'mail-text';
  const answering = make('p', 'answering');
  const enclosed = make('p', 'enclosed');
  const picture = make('button', 'plain', 'Thêm ảnh');
  picture.type = 'button';
  picture.dataset.testid = 'mail-photo';
  const chooser = make('input');
  chooser.type = 'file';
  chooser.accept = 'image/*,video/*';
  chooser.hidden = true;
  const pick = make('button', 'plain', 'Chọn tệp');
  pick.type = 'button';
  const anew = make('button', 'plain', 'Thư mới');
  anew.type = 'button';
  const send = make('button', 'main', 'Gửi');
  send.dataset.testid = 'mail-send';
  const row = make('div', 'row');
  row.append(picture, pick, chooser, anew, send);
  const subjectField = field('Tiêu đề', subject);
  form.append(answering, subjectField, field('Nội dung', words), enclosed, row);
  element.append(top, log, form);

  let visible = false;
  let known = -1;
  let files = [];
  let answers = null;

  function state() {
    subjectField.hidden = answers !== null;
    answering.hidden = answers === null;
    anew.hidden = answers === null;
    enclosed.hidden = files.length === 0;
    enclosed.textContent = files.length ? `Kèm theo: ${files.map(file => file.name).join(', ')}` : '';
  }

  function answer(letter) {
    answers = letter.id;
    answering.textContent = `Trả lời thư: ${letter.subject}`;
    state();
    words.focus();
  }

  function draw(letter) {
    const item = make('li', letter.mine ? 'mine' : 'theirs');
    const bubble = make('article', 'bubble');
    bubble.append(make('b', '', letter.subject || '(không có tiêu đề)'), linked(letter.text.trim()));
    letter.files.forEach(name => bubble.append(make('div', 'file', name)));
    bubble.append(make('small', 'soft', TIME.format(new Date(letter.at))));
    item.append(bubble);
    if (!letter.mine) {
      const reply = make('button', 'tap', 'Trả lời');
      reply.type = 'button';
      reply.dataset.testid = 'mail-answer';
      reply.addEventListener('click', () => answer(letter));
      const buttons = make('div', 'buttons');
      buttons.append(reply);
      item.append(buttons);
    }
    return item;
  }

  async function refresh() {
    const response = await fetch(api);
    if (!response.ok) return;
    const letters = await response.json();
    if (letters.length === known) return;
    if (known >= 0 && letters.slice(known).some(letter => !letter.mine)) news();
    known = letters.length;
    list.replaceChildren(...letters.map(draw));
    log.scrollTop = log.scrollHeight;
  }

  async function watch() {
    try {
      await refresh();
    } catch {
      // The next look tells.
    }
    setTimeout(watch, visible ? LOOK_MS : LOOK_MS * 3);
  }

  picture.addEventListener('click', async () => {
    const blob = await snapshot();
    files.push({ name: `anh-${files.length + 1}.jpg`, blob });
    state();
  });
  pick.addEventListener('click', () => chooser.click());
  chooser.addEventListener('change', () => {
    for (const file of chooser.files) files.push({ name: file.name, blob: file });
    chooser.value = '';
    state();
  });
  anew.addEventListener('click', () => {
    answers = null;
    state();
  });
  form.addEventListener('submit', async event => {
    event.preventDefault();
    if (!words.value.trim() && !files.length && !subject.value.trim()) return;
    send.disabled = true;
    try {
      const body = {
        name: person.name,
        subject: subject.value.trim(),
        text: words.value,
        answers,
        files: await Promise.all(files.map(async file => ({ name: file.name, type: file.blob.type || 'image/jpeg', data: await base64(file.blob) }))),
      };
      const response = await fetch(api, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
      if (response.ok) {
        words.value = '';
        subject.value = '';
        files = [];
        answers = null;
        state();
        await refresh();
      }
    } finally {
      send.disabled = false;
    }
  });
  state();
  watch();
  return {
    element,
    look(here) {
      visible = here;
      if (here) refresh().catch(() => {});
    },
  };
}

export const app = { title: 'Trung tâm IOC Huế', open };
