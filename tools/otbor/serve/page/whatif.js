// What if: every change of a rule becomes a file of variants, the same that `otbor tune --variants` takes;
// the program tries it on the stored marks and says who enters and who leaves.
'use strict';

let rules = null;  // as the programme has them

async function drawRules() {
  const told = await ask('/api/rules');
  if (told.trouble) return show('rules', make('p', {}, told.trouble));
  const before = rules === null ? null : typed();
  rules = told;
  rules.titles = new Map(rules.practices.map(one => [one.id, one.title]));
  show('rules', weightFields(), listFields(), expertFields(), buttons());
  if (before !== null) put(before);
  await tryRules();
}

// The form -----------------------------------------------------------------------------------------

const sum = weights => weights.reduce((all, weight) => all + weight, 0);
const rounded = (value, digits) => Number(value.toFixed(digits));

function weightFields() {
  const top = 2 * Math.max(1, ...rules.criteria.map(one => one.weight));
  const move = event => {
    const line = event.target.closest('.slider');
    for (const input of line.querySelectorAll('input')) {
      if (input !== event.target) input.value = event.target.value;
    }
    changed();
  };
  return make('fieldset', {}, make('legend', {}, '{{Коэффициенты критериев|Weights of criteria}}'),
    ...rules.criteria.map((one, number) => make('div', {class: 'slider'},
      make('label', {class: 'name', for: 'weight-' + number}, `${one.id} ${one.title}`),
      make('input', {type: 'range', id: 'weight-' + number, min: 0, max: Math.max(top, one.weight),
                     step: 0.25, value: one.weight, on: {input: move}}),
      make('input', {type: 'number', min: 0, max: 1000, step: 'any', value: one.weight,
                     'data-weight': one.id, on: {input: move},
                     'aria-label': '{{коэффициент критерия|weight of criterion}} ' + one.id}),
      make('span', {class: 'share'}))),
    rules.groups > 1 ? make('p', {class: 'faint'},
      '{{Показаны коэффициенты первой группы заявителей; новое значение действует для всех групп.|' +
      'Weights of the first group of applicants; a new value holds for all groups.}}') : null);
}

function listFields() {
  const field = (name, label, was, most) => was === null ? null : make('label', {class: 'line'},
    make('span', {}, label, ' ', make('span', {class: 'was'}, `({{в плане|in the plan}} ${decimal(was)})`)),
    make('input', {type: 'number', name, min: 0, max: most, step: 'any', value: was,
                   on: {input: changed}}));
  return make('fieldset', {class: 'fields'}, make('legend', {}, '{{Список|The list}}'),
    rules.recorded ? make('p', {class: 'faint'},
      '{{Список записан решением комиссии и от баллов не зависит: меняются только места.|The list is ' +
      'recorded in a decision and does not depend on totals: only places change.}}') : null,
    field('places', '{{Мест в списке|Places}}', rules.places, rules.practices.length),
    field('mark', '{{Проходной балл|Pass mark}}', rules.pass_mark, rules.maximum),
    make('label', {}, '{{Как сводятся баллы экспертов|How the experts’ marks become one}}', make('br'),
      make('select', {name: 'method', on: {change: changed}}, ...rules.methods.map(one =>
        make('option', {value: one.word, selected: one.id === rules.method}, one.title)))),
    rules.quotas.length === 0 ? null : make('div', {},
      make('label', {}, make('input', {type: 'checkbox', name: 'quotas', checked: true,
                                       on: {change: changed}}), ' {{квоты действуют|quotas apply}}'),
      make('ul', {class: 'quotas'}, ...rules.quotas.map(text => make('li', {}, text)))));
}

function expertFields() {
  if (rules.experts.length === 0) return make('fieldset');
  return make('fieldset', {class: 'fields'},
    make('legend', {}, '{{Чьи листы учитываются|Whose sheets count}}'),
    make('div', {class: 'chips'}, ...rules.experts.map(code => make('label', {},
      make('input', {type: 'checkbox', 'data-expert': code, checked: true, on: {change: changed}}),
      ' ' + code))));
}

function buttons() {
  return make('div', {class: 'buttons'},
    make('button', {type: 'button', on: {click: () => {
      rules = null;
      drawRules();
    }}}, '{{Вернуть правила плана|Back to the plan}}'));
}

const all = selector => [...at('rules').querySelectorAll(selector)];
const named = name => at('rules').elements.namedItem(name);

/** What the form says now, to be put back when the programme has changed. */
function typed() {
  return new Map(all('input[data-weight], input[data-expert], [name]').map(input =>
    [input.dataset.weight || input.dataset.expert || input.name,
     input.type === 'checkbox' ? input.checked : input.value]));
}
function put(values) {
  for (const input of all('input[data-weight], input[data-expert], [name]')) {
    const value = values.get(input.dataset.weight || input.dataset.expert || input.name);
    if (value === undefined) continue;
    if (input.type === 'checkbox') input.checked = value;
    else input.value = value;
    if (input.dataset.weight) input.closest('.slider').querySelector('[type=range]').value = value;
  }
}

// The form as a file of variants -------------------------------------------------------------------

const numberOf = input => Math.max(0, rounded(Number(input.value) || 0, 3));

function variantText() {
  const lines = [];
  const weights = all('[data-weight]').filter((input, number) =>
    numberOf(input) !== rules.criteria[number].weight);
  if (weights.length > 0) {
    lines.push('{{коэффициенты|weights}}: {' + weights.map(input =>
      `${JSON.stringify(input.dataset.weight)}: ${numberOf(input)}`).join(', ') + '}');
  }
  const mark = named('mark');
  if (mark && numberOf(mark) !== rules.pass_mark) lines.push(`{{проходной_балл|pass_mark}}: ${numberOf(mark)}`);
  const places = named('places');
  if (places && numberOf(places) !== rules.places) {
    lines.push('{{отбор|selection}}: {' + `{{мест|places}}: ${Math.round(numberOf(places))}` + '}');
  }
  if (named('quotas') && !named('quotas').checked) lines.push('{{без_квот: да|no_quotas: yes}}');
  const method = rules.methods.find(one => one.word === named('method').value);
  if (method.id !== rules.method) lines.push(`{{сведение|aggregation}}: ${JSON.stringify(method.word)}`);
  const out = all('[data-expert]').filter(input => !input.checked);
  if (out.length > 0) {
    lines.push('{{без_экспертов|without_experts}}: [' +
               out.map(input => JSON.stringify(input.dataset.expert)).join(', ') + ']');
  }
  if (lines.length === 0) return '';
  return '{{варианты|variants}}:\n  - ' + lines.join('\n    ') + '\n';
}

function drawShares() {
  const inputs = all('[data-weight]');
  const whole = sum(inputs.map(numberOf));
  inputs.forEach((input, number) => {
    const line = input.closest('.slider');
    line.querySelector('.share').textContent =
      whole > 0 ? decimal((100 * numberOf(input) / whole).toFixed(1)) + ' %' : '–';
    line.classList.toggle('moved', numberOf(input) !== rules.criteria[number].weight);
  });
}

// Trying it ----------------------------------------------------------------------------------------

const pause = 250;  // of the hand, in milliseconds, before the whole answer is asked for
let trying = false;
let again = false;
let resting = 0;
let asked = 0;  // an answer to anything but the last question comes too late

/**
 * One question at a time; while it is answered, only the last of the changes is kept. Which of several
 * changes is enough takes longer to find: it is asked for when the hand rests.
 */
async function changed() {
  drawShares();
  clearTimeout(resting);
  if (trying) {
    again = true;
    return;
  }
  trying = true;
  do {
    again = false;
    await tried('?quick=yes');
  } while (again);
  trying = false;
  resting = setTimeout(() => tried(''), pause);
}

const tried = how => tryRules(how).catch(() => show('outcome', make('p', {class: 'bad'},
  '{{Программа не отвечает.|The program does not answer.}}')));

async function tryRules(how = '') {
  drawShares();
  const text = variantText();
  if (text === '') {
    ++asked;
    at('brief').textContent = '';
    return show('outcome', make('h2', {}, '{{Список по правилам плана|The list by the plan}}'),
      make('p', {}, '{{Передвиньте ползунок или измените правило: здесь будет видно, кто входит в ' +
                    'список, кто выходит и что каждого держит.|Move a slider or change a rule: here ' +
                    'you will see who enters the list, who leaves and what holds each.}}'),
      listed(rules.recommended));
  }
  const question = ++asked;
  const told = await ask('/api/variant' + how, text);
  if (question !== asked) return;
  if (told.trouble) return show('outcome', make('p', {class: 'bad'}, told.trouble));
  if (told.problems) {
    return show('outcome', ...told.problems.diagnostics.map(one =>
      make('div', {class: 'problem'}, make('p', {}, ...worded(one.message)), make('p', {class: 'hint'}, ...worded(one.hint || '')))));
  }
  drawOutcome(told.tuning.variants[0], told, text);
}

function drawOutcome(variant, {maximum, in_full: inFull}, text) {
  const several = inFull && variant.changes.length > 1;
  const quiet = variant.entered.length + variant.left.length === 0;
  show('outcome',
    make('h2', {}, quiet ? '{{Список не меняется|The list stays as it is}}'
                         : '{{Список меняется|The list changes}}'),
    make('ul', {class: 'changes'}, ...variant.changes.map((one, number) => make('li', {},
      variant.changes.length > 1 ? `${number + 1}) ` : '', one.text)),
      maximum === rules.maximum ? null : make('li', {class: 'waiting'},
        `{{наибольший возможный итог: ${decimal(maximum)} вместо ${decimal(rules.maximum)}; пороги в ` +
        `баллах прежние|the highest possible total: ${decimal(maximum)} instead of ` +
        `${decimal(rules.maximum)}; thresholds are as they were}}`)),
    ...shifts('{{Входят в список|Enter the list}}', 'enters', variant.entered, several),
    ...shifts('{{Выходят из списка|Leave the list}}', 'leaves', variant.left, several),
    moves(variant.moved),
    make('h3', {}, `{{Список по варианту|The list of the variant}} (${variant.recommended.length})`),
    listed(variant.recommended),
    keeping(text));
  const codes = list => list.map(shift => shift.practice).join(', ');
  at('brief').textContent = quiet ? '{{Список не меняется|The list stays as it is}}' : [
    variant.entered.length ? '{{входят |enter: }}' + codes(variant.entered) : '',
    variant.left.length ? '{{выходят |leave: }}' + codes(variant.left) : ''
  ].filter(text => text).join('; ');
}

const listed = list => make('ol', {class: 'columns'}, ...list.map(code =>
  make('li', {class: rules.recommended.includes(code) ? '' : 'new'}, titled(code))));

const titled = code => `${code} ${rules.titles.get(code) || ''}`;
const placeIn = standing => !standing.place ? '–'
  : standing.place[0] === standing.place[1] ? String(standing.place[0]) : standing.place.join('–');
const arrow = (one, other) => one === other ? one : `${one} → ${other}`;
const totalIn = standing => standing.score === undefined ? '–' : decimal(standing.score);
const standings = shift =>
  `{{место|place}} ${arrow(placeIn(shift.before), placeIn(shift.after))}, ` +
  `{{балл|total}} ${arrow(totalIn(shift.before), totalIn(shift.after))}`;

function shifts(title, kind, list, several) {
  if (list.length === 0) return [];
  const enough = shift => !several ? null
    : make('p', {class: 'why'}, (shift.alone || []).length > 0
      ? '{{достаточно изменения |enough for it is change }}' +
        shift.alone.map(number => number + 1).join('{{ или | or }}')
      : '{{это делают только несколько изменений вместе|only several changes together do it}}');
  return [make('h3', {}, `${title} (${list.length})`), ...list.map(shift =>
    make('div', {class: 'shift ' + kind},
      make('p', {}, make('strong', {}, shift.practice), ' ' + (rules.titles.get(shift.practice) || '')),
      make('p', {class: 'why'}, standings(shift), '; ',
        '{{было: |before: }}' + shift.before.rule.text, '; {{стало: |now: }}' + shift.after.rule.text),
      enough(shift)))];
}

function moves(list) {
  if (list.length === 0) return null;
  return make('details', {}, make('summary', {}, `{{Меняют место|Move}}: ${list.length}`),
    make('ul', {}, ...list.map(shift => make('li', {}, `${titled(shift.practice)}: ${standings(shift)}`))));
}

let keptAs = '';

/** The variant as a file to be kept: to copy, or to save. */
function keeping(text) {
  const area = make('textarea', {readonly: true, spellcheck: 'false',
                                 'aria-label': '{{файл вариантов|file of variants}}'}, text);
  const told = make('span', {role: 'status', class: 'good'});
  const copy = make('button', {type: 'button', on: {click: async () => {
    area.select();
    await navigator.clipboard.writeText(text).catch(() => document.execCommand('copy'));
    told.textContent = '{{скопировано|copied}}';
  }}}, '{{Скопировать|Copy}}');
  URL.revokeObjectURL(keptAs);
  keptAs = URL.createObjectURL(new Blob([text], {type: 'application/yaml'}));
  const save = make('a', {href: keptAs, download: 'variants.yaml'}, '{{скачать variants.yaml|download variants.yaml}}');
  return make('details', {id: 'kept'}, make('summary', {}, '{{Сохранить этот вариант|Keep this variant}}'),
    make('p', {}, '{{Текст для otbor tune ПРОГРАММА --variants variants.yaml: тот же черновик с отчётом.|' +
                  'For otbor tune PROGRAMME --variants variants.yaml: the same draft with a report.}}'),
    area, make('div', {class: 'buttons'}, copy, save, told));
}
