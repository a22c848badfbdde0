'use strict';
(function () {
  const $ = (id) => document.getElementById(id);
  const lines = $('lines');
  const userField = $('user');
  let shown = 0;
  let generation = 0;
  userField.value = new URLSearchParams(location.search).get('user') || localStorage.getItem('zalo-user') || String(100000000 + Math.floor(Math.random() * 899999999));

  const user = () => userField.value.replace(/\D/g, '') || '1';
  const post = (name, body) => fetch('/phone/zalo/api/' + name, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(Object.assign({ user: user() }, body))
  }).then(look);

  function add(parent, tag, className, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    parent.appendChild(element);
    return element;
  }

  function picture(bubble, url) {
    const image = add(bubble, 'img');
    image.alt = 'Ảnh';
    image.src = url.replace(/^https?:\/\/[^/]+/, '');
  }

  function show(line) {
    const mine = line.author === 'citizen';
    const message = line.message;
    const item = add(lines, 'li', mine ? 'citizen-line' : '');
    const bubble = add(item, 'div', 'bubble');
    (message.attachments || []).forEach((each) => {
      if (each.type === 'image') picture(bubble, each.payload.url);
      if (each.type === 'location') add(bubble, 'div', '', '📍 ' + each.payload.coordinates.latitude + ', ' + each.payload.coordinates.longitude);
    });
    const payload = (message.attachment || {}).payload || {};
    (payload.elements || []).forEach((each) => {
      if (each.attachment_id) picture(bubble, '/phone/zalo/assets/' + each.attachment_id);
      if (each.title) add(bubble, 'b', '', each.title);
      if (each.subtitle) add(bubble, 'div', '', each.subtitle);
    });
    if (payload.token) add(bubble, 'div', '', '📄 Tệp đính kèm');
    if (message.template_id) add(bubble, 'div', '', 'Mẫu tin ' + message.template_id + ': ' + Object.values(message.template_data || {}).join(' · '));
    if (message.text) add(bubble, 'div', '', message.text.replace(/ #cmd:\S+$/, ''));
    if (line.reaction) add(item, 'span', 'reaction', line.reaction);
    if (payload.buttons) {
      const row = add(item, 'div', 'buttons');
      payload.buttons.forEach((button, index) => {
        add(row, 'button', '', button.title).addEventListener('click', () => post('tap', { line: line.id, button: index }));
      });
    }
    if (payload.template_type === 'request_user_info') {
      const row = add(item, 'div', 'buttons');
      add(row, 'button', '', 'Gửi thông tin').addEventListener('click', contact);
    }
  }

  function look() {
    const mine = generation;
    return fetch('/phone/zalo/api/lines?user=' + user() + '&after=' + shown)
      .then((answer) => answer.json())
      .then((answer) => {
        if (mine !== generation || !answer.lines.length) return;
        const fresh = answer.lines.slice(0);
        shown += fresh.length;
        generation++;
        fresh.forEach(show);
        lines.scrollTop = lines.scrollHeight;
        const ids = fresh.filter((line) => line.author === 'account').map((line) => line.id);
        if (ids.length) post('seen', { ids: ids });
      });
  }

  function ask(title, names) {
    $('details-title').textContent = title;
    $('fields').textContent = '';
    const inputs = names.map(([label, value]) => {
      const input = add(add($('fields'), 'label', '', label), 'input');
      input.value = value;
      return input;
    });
    const dialog = $('details');
    dialog.returnValue = '';
    dialog.showModal();
    return new Promise((resolve) => dialog.addEventListener('close', () => {
      resolve(dialog.returnValue === 'ok' ? inputs.map((input) => input.value) : null);
    }, { once: true }));
  }

  function contact() {
    ask('Thông tin liên hệ', [['Họ và tên', 'Nguyễn Thị Hoa'], ['Điện thoại', '84905123456'], ['Địa chỉ', '12 Lê Lợi']])
      .then((said) => said && post('form', { name: said[0], phone: said[1], address: said[2] }));
  }

  $('write').addEventListener('submit', (event) => {
    event.preventDefault();
    const text = $('text').value.trim();
    if (text) post('text', { text: text });
    $('text').value = '';
  });
  $('text').addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      $('write').requestSubmit();
    }
  });
  $('pin').addEventListener('click', () => {
    ask('Vị trí', [['Vĩ độ', '16.4637'], ['Kinh độ', '107.5909'], ['Tên chỗ', 'Bưu điện Huế']])
      .then((said) => said && post('pin', { lat: Number(said[0]), lng: Number(said[1]), label: said[2] }));
  });
  $('form').addEventListener('click', contact);
  $('photo').addEventListener('change', (event) => {
    const file = event.target.files[0];
    if (file) fetch('/phone/zalo/api/photo?user=' + user(), { method: 'POST', body: file }).then(look);
    event.target.value = '';
  });
  userField.addEventListener('change', () => {
    localStorage.setItem('zalo-user', user());
    lines.textContent = '';
    shown = 0;
    generation++;
    look();
  });
  localStorage.setItem('zalo-user', user());
  look();
  setInterval(look, 1000);
})();
