// Pictures and videos on their way up: preview, progress, cancel, and again by itself after a lost network.
import { uuid } from './outbox.js';
import { say, has } from './words.js';

export const MOST = 10;
const AT_ONCE = 2;
// A canvas drops the camera's notes on time and place, so only very large pictures go through one.
const SHRINK_ABOVE = 8 * 1024 * 1024;
const SHRINK_TO = 2048;

export class Uploads {
  /** on.change(item) after every step of an item */
  constructor(connection, on) {
    this.connection = connection;
    this.on = on;
    this.items = [];
    this.running = 0;
    this.limits = { image: 25 * 1024 * 1024, video: 50 * 1024 * 1024 };
  }

  add(file) {
    const kind = file.type.indexOf('video/') === 0 ? 'video' : file.type.indexOf('audio/') === 0 ? 'audio' : 'image';
    const item = { id: uuid(), file, kind, name: file.name || say('media.photo'), preview: URL.createObjectURL(file), progress: 0, state: 'waiting', failures: 0 };
    this.items.push(item);
    this.pump();
    return item;
  }

  remove(item) {
    item.state = 'gone';
    this.items = this.items.filter((each) => each !== item);
    if (item.request) item.request.abort();
    URL.revokeObjectURL(item.preview);
    this.pump();
  }

  get unfinished() {
    return this.items.some((item) => item.state !== 'done' && item.state !== 'failed');
  }

  pump() {
    this.items
      .filter((item) => item.state === 'waiting')
      .slice(0, Math.max(0, AT_ONCE - this.running))
      .forEach((item) => this.upload(item));
  }

  async upload(item) {
    this.running++;
    this.step(item, 'preparing');
    try {
      const body = await shrunk(item);
      if (item.state === 'gone') return;
      const limit = item.kind === 'video' ? this.limits.video : this.limits.image;
      if (body.size > limit) this.fail(item, 'file-too-large');
      else if (body.size === 0) this.fail(item, 'file-empty');
      else if (!this.connection.token) this.again(item, 1);
      else await this.send(item, body);
    } finally {
      this.running--;
      this.pump();
    }
  }

  send(item, body) {
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      item.request = request;
      request.open('POST', '/webchat/media');
      request.setRequestHeader('Authorization', 'Bearer ' + this.connection.token);
      request.setRequestHeader('Content-Type', body.type || 'application/octet-stream');
      request.setRequestHeader('X-File-Name', encodeURIComponent(item.name));
      request.upload.onprogress = (event) => {
        item.progress = event.lengthComputable ? Math.round((event.loaded / event.total) * 100) : 0;
        this.step(item, 'uploading');
      };
      request.onloadend = () => {
        if (item.state !== 'gone') this.ended(item, request);
        resolve();
      };
      this.step(item, 'uploading');
      request.send(body);
    });
  }

  ended(item, request) {
    let answer = {};
    try {
      answer = JSON.parse(request.responseText);
    } catch (notJson) {
      // A proxy's page, or nothing at all.
    }
    if (request.status === 201) {
      item.pass = answer.pass;
      item.progress = 100;
      this.step(item, 'done');
    } else if (request.status === 413) {
      this.fail(item, 'file-too-large');
    } else if (request.status === 0 || request.status === 429 || request.status === 401 || request.status >= 500) {
      this.again(item, answer.retryAfter);
    } else {
      this.fail(item, answer.code || 'other');
    }
  }

  again(item, seconds) {
    const pause = seconds ? seconds * 1000 : Math.min(30000, 1000 * Math.pow(2, item.failures++));
    item.progress = 0;
    this.step(item, 'resting');
    setTimeout(() => {
      if (item.state === 'resting') {
        item.state = 'waiting';
        this.pump();
      }
    }, pause);
  }

  fail(item, code) {
    const megabytes = Math.round((item.kind === 'video' ? this.limits.video : this.limits.image) / 1024 / 1024);
    item.why = say(has('error.' + code) ? 'error.' + code : 'error.other', { limit: megabytes });
    this.step(item, 'failed');
  }

  step(item, state) {
    item.state = state;
    this.on.change(item);
  }
}

async function shrunk(item) {
  if (item.kind !== 'image' || item.file.size <= SHRINK_ABOVE) return item.file;
  try {
    const image = await decoded(item.preview);
    const scale = Math.min(1, SHRINK_TO / Math.max(image.naturalWidth, image.naturalHeight));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.naturalWidth * scale);
    canvas.height = Math.round(image.naturalHeight * scale);
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    const smaller = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.86));
    return smaller && smaller.size < item.file.size ? smaller : item.file;
  } catch (notAnImage) {
    return item.file;
  }
}

function decoded(url) {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = reject;
    image.src = url;
  });
}

/** One tile of the tray. */
export function tile(item, remove) {
  const li = document.createElement('li');
  li.dataset.testid = 'tray-item';
  const thumb = document.createElement('div');
  thumb.className = 'thumb';
  thumb.appendChild(preview(item));
  const bar = document.createElement('progress');
  bar.max = 100;
  thumb.appendChild(bar);
  const why = document.createElement('p');
  why.className = 'why';
  const cancel = document.createElement('button');
  cancel.type = 'button';
  cancel.className = 'cancel';
  cancel.dataset.testid = 'tray-remove';
  cancel.setAttribute('aria-label', say('tray.remove', { name: item.name }));
  cancel.appendChild(icon('close'));
  cancel.onclick = remove;
  li.appendChild(thumb);
  li.appendChild(why);
  li.appendChild(cancel);
  show(li, item);
  return li;
}

const SAID = { waiting: 'tray.preparing', preparing: 'tray.preparing', uploading: 'tray.progress', resting: 'tray.waiting', done: 'tray.done' };

/** Brings a tile up to date. */
export function show(li, item) {
  const bar = li.querySelector('progress');
  bar.hidden = item.state === 'done' || item.state === 'failed';
  bar.value = item.progress;
  bar.setAttribute('aria-label', SAID[item.state] ? say(SAID[item.state], { name: item.name, percent: item.progress }) : '');
  li.className = item.state === 'failed' ? 'trouble' : '';
  li.dataset.state = item.state;
  li.querySelector('.why').textContent = item.state === 'failed' ? item.why : '';
}

export function preview(item) {
  if (item.kind === 'video') {
    const video = document.createElement('video');
    video.src = item.preview + '#t=0.1';
    video.muted = true;
    video.preload = 'metadata';
    video.setAttribute('aria-label', item.name);
    return video;
  }
  const image = document.createElement('img');
  image.alt = item.name;
  image.src = item.preview;
  // Old browsers can't show an iPhone's HEIC; it is sent all the same.
  image.onerror = () => image.parentNode && image.parentNode.replaceChild(icon('camera'), image);
  return image;
}

export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href', '#i-' + name);
  svg.setAttribute('aria-hidden', 'true');
  svg.appendChild(use);
  return svg;
}
