// Text messages on the phone. No pictures, no buttons: a link opens in the phone's browser.
import { PEOPLE, person } from '/phone/assets/people.js';

const api = '/phone/sms/api/';
const LINK = /https?:\/\/[^\s]+[^\s.,;:!?)]/g;

const number = id => `+${(PEOPLE.find(each => each.id === id) || person()).phone}`;

async function post(name, body) {
  const answer = await fetch(api + name, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(name);
}

function line(each) {
  const mine = each.author === 'citizen';
  const shown = { id: each.id, mine, text: each.text };
  if (mine) shown.state = each.taken ? 'taken' : 'sending';
  else if (each.segments > 1) shown.subtitle = `${each.segments} tin ghép`;
  const links = mine ? [] : each.text.match(LINK) || [];
  if (links.length) shown.buttons = links.map(link => ({ label: 'Mở liên kết', act: () => open(link, '_blank', 'noopener') }));
  return shown;
}

export const app = {
  theme: 'sms',
  title: 'HueIOC',
  note: 'SMS mô phỏng · đầu số 8079',
  tools: [],
  more: [
    { label: 'Nhắn một tin dài, các phần đến ngược thứ tự', ask: 'Nội dung', value: 'Đường trước số nhà 35 Nguyễn Huệ ngập hơn nửa mét từ sáng nay, xe máy chết máy, trẻ em đi học không qua được, mong Trung tâm cho người đến xem giúp bà con.', act: (user, text) => post('text', { user: number(user), text, backwards: true }) },
  ],
  async lines(user) {
    const answer = await (await fetch(`${api}lines?user=${encodeURIComponent(number(user))}&after=0`)).json();
    return { lines: answer.lines.map(line), typing: false };
  },
  text: (user, text) => post('text', { user: number(user), text }),
};
