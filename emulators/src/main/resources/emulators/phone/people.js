// The citizens this phone may belong to. Every network gets the same number for the same person.
const KEY = 'phone-person';

export const PEOPLE = [
  { id: '246845883529197922', name: 'Nguyễn Thị Hoa', phone: '84905123456', email: 'hoa.nguyen@example.vn', address: '12 Lê Lợi, Huế' },
  { id: '246845883529197923', name: 'Trần Văn Bình', phone: '84914222333', email: 'binh.tran@example.vn', address: '35 Nguyễn Huệ, Huế' },
  { id: '246845883529197924', name: 'Lê Thị Lan', phone: '84935777888', email: 'lan.le@example.vn', address: '8 Chi Lăng, Huế' },
];

// ?user=123 makes up one more.
export function person() {
  const asked = (new URLSearchParams(location.search).get('user') || '').replace(/\D/g, '');
  if (asked) return { ...PEOPLE[0], id: asked, name: `Người dân ${asked}` };
  const kept = localStorage.getItem(KEY);
  return PEOPLE.find(each => each.id === kept) || PEOPLE[0];
}

export function choose(id) {
  localStorage.setItem(KEY, id);
}

export const PLACES = [
  { label: 'Ngọ Môn, Đại Nội', lat: 16.4678, lng: 107.5794 },
  { label: 'Cầu Trường Tiền', lat: 16.4682, lng: 107.5889 },
  { label: 'Chợ Đông Ba', lat: 16.4727, lng: 107.5882 },
  { label: 'Bưu điện Huế', lat: 16.4603, lng: 107.5944 },
];
