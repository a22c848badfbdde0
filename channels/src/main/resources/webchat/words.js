// The page's sentences, in the language the citizen chose.
import * as store from './store.js';

let words = {};
export let language = document.documentElement.lang;

export async function load(wanted) {
  const answer = await fetch(new URL(wanted + '.json', import.meta.url).href);
  words = await answer.json();
  language = wanted;
}

export function chosen() {
  return store.read('language') || document.documentElement.lang;
}

export async function change(wanted) {
  await load(wanted);
  store.write('language', wanted);
}

/** The sentence, with {names} filled in; {hotline} is known everywhere. */
export function say(key, values) {
  const sentence = words[key];
  if (sentence === undefined) return '';
  const known = { hotline: document.body.dataset.hotline, ...values };
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in known ? String(known[name]) : whole));
}

export function has(key) {
  return key in words;
}

/** Puts the sentences into everything that names one. */
export function label(root) {
  document.documentElement.lang = language;
  root.querySelectorAll('[data-word]').forEach((each) => {
    each.textContent = say(each.dataset.word);
  });
  root.querySelectorAll('[data-word-label]').forEach((each) => {
    each.setAttribute('aria-label', say(each.dataset.wordLabel));
  });
  root.querySelectorAll('[data-word-placeholder]').forEach((each) => {
    each.placeholder = say(each.dataset.wordPlaceholder);
  });
}
