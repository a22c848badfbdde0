// Messenger on the phone: the page's chat.
const api = user => `/phone/facebook/api/${user}/`;

async function act(user, action) {
  const answer = await fetch(`${api(user)}actions`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(action) });
  if (!answer.ok) throw new Error(action.kind);
}

const here = url => url.replace(/^https?:\/\/[^/]+/, '');
const FILES = { image: 'Ảnh', video: 'Video', audio: 'Ghi âm', file: 'Tệp' };

// Phone and mail come from the person's profile, as Messenger fills them in.
function reply(person, option) {
  const own = { user_phone_number: `+${person.phone}`, user_email: person.email }[option.content_type];
  const title = own || option.title;
  return { label: title, act: () => act(person.id, { kind: 'tap', title, payload: own || option.payload }) };
}

function line(person, each) {
  const shown = { id: each.mid, mine: each.from === 'citizen', text: each.text };
  if (each.image) shown.image = here(each.image);
  if (each.lat) {
    shown.place = { label: '', lat: each.lat, lng: each.long };
    delete shown.text;
  }
  if (each.attachment || each.video || each.audio || each.file) shown.file = FILES[each.attachment] || 'Tệp';
  if (each.comment) shown.title = 'Bình luận dưới bài viết';
  shown.buttons = (each.buttons || [])
    .filter(button => button.type === 'postback')
    .map(button => ({ label: button.title, act: () => act(person.id, { kind: 'press', title: button.title, payload: button.payload }) }));
  shown.replies = (each.quick_replies || []).map(option => reply(person, option));
  if (shown.mine) shown.state = each.seen ? 'seen' : each.taken ? 'taken' : each.failed ? 'failed' : 'sending';
  return shown;
}

export const app = {
  theme: 'facebook',
  title: 'Huế IOC',
  note: 'Messenger mô phỏng',
  tools: ['photo', 'pin', 'sticker'],
  more: [
    { label: 'Bình luận dưới một bài viết', ask: 'Bình luận', value: 'Đèn đường trước số 12 Lê Lợi không sáng', act: (user, text) => act(user, { kind: 'comment', text }) },
    { label: 'Cán bộ trả lời trong hộp thư của trang', ask: 'Lời của cán bộ', value: 'Chào anh/chị, tôi là cán bộ trung tâm.', act: (user, text) => act(user, { kind: 'inbox', text }) },
  ],
  async lines(user, person) {
    const answer = await (await fetch(`${api(user)}lines`)).json();
    return { lines: answer.lines.map(each => line(person, each)), typing: answer.typing };
  },
  text: (user, text) => act(user, { kind: 'text', text }),
  async photo(user, file) {
    const answer = await fetch(`${api(user)}photos`, { method: 'POST', headers: { 'Content-Type': file.type || 'image/jpeg' }, body: file });
    if (!answer.ok) throw new Error('photo');
  },
  pin: (user, place) => act(user, { kind: 'location', lat: place.lat, long: place.lng }),
  sticker: user => act(user, { kind: 'sticker', sticker: '369239263222822' }),
  seen: user => act(user, { kind: 'read' }),
};
