// Zalo on the phone: the OA's chat.
const api = '/phone/zalo/api/';
const ICONS = { '/-strong': '👍', '/-heart': '❤️', ':>': '😄', ':o': '😮', ':-((': '😢', ':-h': '😠' };
const TAP = / ?#cmd:\S+$/;

async function post(name, body) {
  const answer = await fetch(api + name, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(name);
}

const here = url => url.replace(/^https?:\/\/[^/]+/, '');

function line(user, each) {
  const message = each.message;
  const shown = { id: each.id, mine: each.author === 'citizen', reaction: ICONS[each.reaction] || each.reaction };
  if (message.text) shown.text = message.text.replace(TAP, '') || message.text;
  for (const attached of message.attachments || []) {
    if (attached.type === 'image') shown.image = here(attached.payload.url);
    if (attached.type === 'location') {
      shown.place = { label: message.text, lat: attached.payload.coordinates.latitude, lng: attached.payload.coordinates.longitude };
      delete shown.text;
    }
  }
  const payload = (message.attachment || {}).payload || {};
  for (const element of payload.elements || []) {
    if (element.attachment_id) shown.image = `/phone/zalo/assets/${element.attachment_id}`;
    if (element.image_url) shown.image = here(element.image_url);
    shown.title = element.title;
    shown.subtitle = element.subtitle;
  }
  if (payload.token) shown.file = 'Tệp đính kèm';
  if (message.template_id) {
    shown.title = 'Tin theo mẫu';
    shown.text = Object.values(message.template_data || {}).join('\n');
  }
  shown.buttons = (payload.buttons || []).map((button, index) => ({
    label: button.title,
    act: () => post('tap', { user, line: each.id, button: index }),
  }));
  if (payload.template_type === 'request_user_info') shown.buttons.push({ label: 'Gửi thông tin', contact: true });
  if (shown.mine) shown.state = each.taken ? 'taken' : 'sending';
  return shown;
}

export const app = {
  theme: 'zalo',
  title: 'UBND thành phố Huế',
  note: 'Zalo mô phỏng',
  tools: ['photo', 'pin', 'contact'],
  more: [
    { label: 'Quan tâm tài khoản', act: user => post('follow', { user }) },
    { label: 'Cán bộ trả lời trong công cụ của Zalo', ask: 'Lời của cán bộ', value: 'Chào anh/chị, tôi là cán bộ trung tâm.', act: (user, text) => post('console', { user, text, admin: '77' }) },
    { label: 'Rút lại đồng ý lưu dữ liệu', act: user => post('withdraw', { user }) },
  ],
  async lines(user) {
    const answer = await (await fetch(`${api}lines?user=${user}&after=0`)).json();
    return { lines: answer.lines.map(each => line(user, each)), typing: false };
  },
  text: (user, text) => post('text', { user, text }),
  async photo(user, file) {
    const answer = await fetch(`${api}photo?user=${user}`, { method: 'POST', body: file });
    if (!answer.ok) throw new Error('photo');
  },
  pin: (user, place) => post('pin', { user, lat: place.lat, lng: place.lng, label: place.label }),
  contact: (user, given) => post('form', { user, name: given.name, phone: given.phone, address: given.address }),
  seen: (user, ids) => post('seen', { user, ids }),
};
