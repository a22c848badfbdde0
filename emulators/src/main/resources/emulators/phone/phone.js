// The phone: one tab for each emulated network, and who it belongs to.
import { chat } from '/phone/assets/chat.js';
import { person } from '/phone/assets/people.js';

const tabs = document.getElementById('tabs');
const screen = document.getElementById('screen');
const opened = new Map();
let shown = null;

function tab(app) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = `tab ${app.name}`;
  button.dataset.testid = `tab-${app.name}`;
  button.setAttribute('role', 'tab');
  const dot = document.createElement('span');
  dot.className = 'news';
  dot.hidden = true;
  button.append(app.label, dot);
  button.addEventListener('click', () => { location.hash = app.name; });
  return { button, dot };
}

function show(name) {
  if (shown === name) return;
  shown = name;
  for (const [each, { button, dot, view }] of opened) {
    const here = each === name;
    button.setAttribute('aria-selected', String(here));
    view.element.hidden = !here;
    if (here) dot.hidden = true;
    view.look(here);
  }
}

const apps = await (await fetch('/phone/apps')).json();
for (const each of apps) {
  const { app } = await import(`/phone/${each.name}/app.js`);
  const { button, dot } = tab(each);
  // A tab is a chat, or whatever else its module makes of an empty element.
  const open = app.open || chat;
  const view = open(app, person(), () => { dot.hidden = shown === each.name; });
  view.element.hidden = true;
  opened.set(each.name, { button, dot, view });
  tabs.append(button);
  screen.append(view.element);
}

const wanted = () => {
  const name = location.hash.slice(1);
  return opened.has(name) ? name : apps[0].name;
};
addEventListener('hashchange', () => show(wanted()));
show(wanted());
