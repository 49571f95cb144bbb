// The workplace: asks for the state every second and draws what is on view. Text comes from the
// program or stands here in both languages; the program keeps one side of every pair of them.
'use strict';

const meta = name => document.querySelector(`meta[name="${name}"]`).content;
const at = id => document.getElementById(id);
const decimal = text => '{{ru|en}}' === 'ru' ? String(text).replace('.', ',') : String(text);

/** An element with attributes and children; a string child is text, never markup. */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === 'on') for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null) element.setAttribute(name, value);
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}
const show = (id, ...children) => at(id).replaceChildren(...children.filter(child => child !== null));

async function ask(address, body) {
  const options = body === undefined ? {}
    : {method: 'POST', body, headers: {'X-Otbor-Token': meta('token')}};
  const answer = await fetch(address, options);
  const type = answer.headers.get('Content-Type') || '';
  if (!type.startsWith('application/json')) throw new Error(String(answer.status));
  return answer.json();
}

// The state and the tabs ---------------------------------------------------------------------------

const tabs = ['work', 'sheets', 'list', 'whatif', 'papers'];
let now = null;  // what the program last told of the state
const drawn = {};  // of which state each tab shows

function status(text, kind) {
  at('status').textContent = text;
  at('status').className = kind || '';
}

let looking = false;

async function look() {
  if (looking) return;
  looking = true;
  const before = [at('status').textContent, at('status').className];
  const long = setTimeout(() => status('{{Программа считает…|The program is computing…}}'), 700);
  try {
    const told = await ask('/api/state?known=' + (now ? now.state : ''));
    if (told.state !== undefined) {
      now = told;
      const time = new Date().toLocaleTimeString('{{ru|en-GB}}');
      status('{{Файлы прочитаны в |The files were read at }}' + time +
             '{{; страница следит за папкой и обновляется сама.|; this page follows the folder.}}');
    } else if (before[1] === 'bad') {
      status('{{Связь с программой восстановлена.|The program answers again.}}');
    } else {
      status(...before);
    }
  } catch (error) {
    status('{{Нет связи с программой: окно с командой otbor serve закрыто? Показано последнее.|' +
           'The program does not answer: is otbor serve closed? This is what it said last.}}', 'bad');
  }
  clearTimeout(long);
  await draw().catch(() => {});  // the next look tells what is wrong
  looking = false;
}

async function draw() {
  const wanted = location.hash.slice(1);
  const tab = tabs.includes(wanted) ? wanted : tabs[0];
  for (const link of document.querySelectorAll('nav a')) {
    if (link.hash === '#' + tab) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  document.body.classList.toggle('on-list', tab === 'list');
  if (!now) return;
  if (now.title) {
    at('title').textContent = now.title;
    document.title = now.title;
    show('banner', ...(now.banner || []).map(line => make('p', {}, line)));
  }
  const there = tab === 'work' || tab === 'sheets' ||
                (tab === 'papers' ? now.official : now.has_list);
  for (const other of tabs) at(other).hidden = other !== tab || !there;
  at('without').hidden = there;
  if (!there || drawn[tab] === now.state) return;
  drawn[tab] = now.state;
  await {work: drawWork, sheets: drawSheets, list: drawList, whatif: drawRules,
         papers: drawPapers}[tab]();
}

// Progress -----------------------------------------------------------------------------------------

function drawWork() {
  at('next').textContent = now.next;
  at('next').className = 'next is-' + now.tone;
  show('figures', ...(now.figures || []).map(one =>
    make('div', {}, make('span', {}, one.label), make('b', {}, one.value), make('small', {}, one.note))));
  drawExperts();
  drawProblems();
  show('questions', ...(now.questions || []).flatMap(list => [
    make('h2', {}, list.title),
    make('ul', {}, ...list.items.map(item => make('li', {}, item)))]));
}

/** Errors before warnings; of many alike the first is shown and the rest wait behind it. */
function drawProblems() {
  const problems = now.problems.flatMap(list => list.diagnostics);
  if (problems.length === 0) return show('problems');
  const kinds = new Map();
  for (const severity of ['error', 'warning']) {
    for (const one of problems.filter(problem => problem.severity === severity)) {
      kinds.set(one.code, [...(kinds.get(one.code) || []), one]);
    }
  }
  show('problems', make('h2', {}, '{{Что не сходится в файлах|What does not fit in the files}}'),
    ...[...kinds.values()].flatMap(alike => alike.length < 4 ? alike.map(problemBox)
      : [problemBox(alike[0]), make('details', {class: 'alike'},
          make('summary', {}, '{{ещё таких же: |more of the kind: }}' + (alike.length - 1)),
          ...alike.slice(1).map(problemBox))]));
}

const problemBox = one => make('div', {class: 'problem ' + one.severity},
  make('p', {class: 'place'}, [placeOf(one), one.code].filter(text => text).join(' · ')),
  make('p', {}, ...worded(one.message)),
  one.hint ? make('p', {class: 'hint'}, ...worded(one.hint)) : null);

/** What stands in backticks is a name. */
const worded = text => text.split('`').map((part, place) =>
  place % 2 === 1 ? make('b', {}, part) : part);

function placeOf(problem) {
  if (!problem.file) return '';
  const place = [problem.file];
  if (problem.sheet) place.push(problem.sheet);
  if (problem.cell) place.push(problem.cell);
  if (problem.line) place.push(`{{строка|line}} ${problem.line}, {{знак|column}} ${problem.column}`);
  if (problem.table) place.push('{{таблица|table}} ' + problem.table);
  if (problem.row) place.push('{{строка|row}} ' + problem.row);
  if (problem.paragraph) place.push('{{абзац|paragraph}} ' + problem.paragraph);
  return place.join(', ');
}

function drawExperts() {
  const experts = now.experts || [];
  if (experts.length === 0) return show('experts');
  const codes = list => list.length === 0 ? '–'
    : make('span', {}, ...list.flatMap((one, place) =>
        [place > 0 ? ', ' : '', make('abbr', {title: one.title}, one.id)]));
  const progress = expert => {
    if (!now.assigned) return [String(expert.in)];
    const done = expert.due - expert.awaited.length;
    const fill = make('i');
    fill.style.width = (expert.due > 0 ? 100 * done / expert.due : 0) + '%';
    const beyond = expert.in - done;  // of practices the assignment gave to others: a third expert
    return [make('span', {class: 'bar'}, fill), `${done} {{из|of}} ${expert.due}`,
            make('span', {class: 'beyond'}, beyond > 0
              ? ` {{и ещё ${beyond} сверх закреплённых|and ${beyond} not assigned}}` : '')];
  };
  show('experts',
    make('h2', {}, '{{Листы по экспертам|Sheets by expert}}'),
    make('table', {},
      make('thead', {}, make('tr', {}, ...[
        '{{Эксперт|Expert}}', '{{Сдано|In}}',
        now.assigned ? '{{Ещё не сдано|Still out}}' : null,
        '{{Есть пустые клетки|With blanks}}'
      ].filter(title => title !== null).map(title => make('th', {scope: 'col'}, title)))),
      make('tbody', {}, ...experts.map(expert => make('tr', {},
        make('th', {scope: 'row', class: 'narrow'}, expert.id),
        make('td', {class: 'narrow'}, ...progress(expert)),
        now.assigned ? make('td', {class: expert.awaited.length ? 'waiting' : 'faint'},
                            codes(expert.awaited)) : null,
        make('td', {class: expert.blank.length ? 'bad' : 'faint'}, codes(expert.blank)))))));
}

// List: the report itself, at the place where it was read --------------------------------------------

function drawList() {
  const frame = at('report');
  const inside = frame.contentWindow;
  const top = frame.src ? inside.scrollY : 0;
  frame.onload = () => {
    if (top > 0) frame.contentWindow.scrollTo(0, top);
  };
  frame.src = '/report?' + now.state + (frame.src ? inside.location.hash : '');
}

// Papers -------------------------------------------------------------------------------------------

const sized = bytes => bytes < 1024 ? bytes + ' {{Б|B}}'
  : bytes < 1048576 ? Math.round(bytes / 1024) + ' {{КБ|KB}}'
  : decimal((bytes / 1048576).toFixed(1)) + ' {{МБ|MB}}';
const kinds = {docx: 'Word', xlsx: 'Excel', csv: 'CSV', html: '{{страница|page}}',
               txt: '{{текст|text}}', json: 'JSON'};
const linkTo = (file, text) => make('a', {href: '/document/' + encodeURIComponent(file.name),
                                          title: `${file.name}, ${sized(file.bytes)}`}, text);

async function drawPapers() {
  const {groups, folder, trouble} = await ask('/api/documents');
  if (trouble) return show('catalogue', make('p', {}, trouble));
  drawSave(folder);
  show('catalogue', ...groups.flatMap(group => [
    make('h2', {}, group.title),
    make('table', {}, make('tbody', {}, ...group.entries.map(entry => make('tr', {},
      make('th', {scope: 'row', class: entry.files.length ? '' : 'faint'}, entry.title),
      make('td', {class: entry.files.length ? '' : 'faint'}, ...linksOf(entry))))))]));
}

function linksOf(entry) {
  if (entry.files.length === 0) return [entry.note];
  if (!entry.files[0].name.includes('/')) {
    return entry.files.map(file => linkTo(file, kinds[file.name.split('.').pop()] || file.name));
  }
  const word = file => file.name.split('/').pop().replace(/\.docx$/, '');
  return [make('details', {}, make('summary', {}, 'Word, {{файлов:|files:}} ' + entry.files.length),
    make('div', {class: 'letters'}, ...entry.files.map(file => linkTo(file, word(file)))))];
}

function drawSave(folder) {
  if (folder === '') {
    return show('save', make('p', {class: 'faint'},
      '{{Документы составляются по запросу и скачиваются по одному. Чтобы сохранять их все сразу в ' +
      'папку, запустите otbor serve с ключом --out ПАПКА.|Papers are made when they are asked for. ' +
      'To save them all into a folder, start otbor serve with --out DIR.}}'));
  }
  const told = make('p', {role: 'status'});
  const button = make('button', {class: 'main', type: 'button', on: {click: async () => {
    button.disabled = true;
    const answer = await ask('/api/save', '').catch(() => ({trouble: '{{нет связи|no answer}}'}));
    button.disabled = false;
    told.className = answer.trouble ? 'bad' : 'good';
    told.textContent = answer.trouble || [answer.text, ...answer.kept.map(folder =>
      '{{прежние, изменённые вручную, – в |earlier ones, edited by hand, are in }}' + folder)].join('; ');
  }}}, '{{Сохранить всё в папку |Save all into }}' + folder);
  show('save', button, told);
}

addEventListener('hashchange', draw);
look();
setInterval(look, 1500);
