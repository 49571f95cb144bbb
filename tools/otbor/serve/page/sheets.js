// Sheets: filled files are dropped here, held against the programme and, on a second click, written.
'use strict';

let sheets = null;  // what the program holds
let lastTold = {text: '', kind: ''};  // of the last thing that was done here

async function drawSheets() {
  const reason = at('reason') ? at('reason').value : '';
  sheets = await ask('/api/sheets');
  if (sheets.trouble && sheets.files.length === 0) {
    return show('inbox', make('p', {class: 'draft'}, sheets.trouble));
  }
  show('inbox', dropZone(), sheets.trouble ? make('p', {class: 'draft'}, sheets.trouble) : null,
       sheets.files.length ? fileList() : null, sheets.files.length ? writing() : null);
  if (at('reason')) at('reason').value = reason;
  const frame = at('collection');
  frame.hidden = !sheets.has_report;
  frame.onload = () => {
    frame.style.height = frame.contentDocument.documentElement.scrollHeight + 2 + 'px';
  };
  if (sheets.has_report) frame.src = '/collection?' + now.state + '-' + Date.now();
}

function dropZone() {
  const input = make('input', {type: 'file', multiple: true, hidden: true, id: 'files',
                               accept: '.xlsx,.xlsm,.ods,.csv',
                               on: {change: event => bring(event.target.files)}});
  const zone = make('div', {id: 'drop'}, input,
    make('p', {}, '{{Перетащите сюда заполненные листы экспертов или |Drop filled sheets here or }}',
      make('button', {type: 'button', on: {click: () => input.click()}}, '{{выберите файлы|choose files}}')),
    make('p', {class: 'faint'}, '{{XLSX, ODS или CSV, по одному или все сразу. Файлы сверяются с программой; ' +
      'ничего не записывается, пока вы не нажмёте «Записать».|XLSX, ODS or CSV, one or many. They are held ' +
      'against the programme; nothing is written before you press “Write”.}}'),
    make('p', {id: 'brought', class: lastTold.kind, role: 'status'}, lastTold.text));
  zone.addEventListener('dragover', () => zone.classList.add('over'));
  zone.addEventListener('dragleave', () => zone.classList.remove('over'));
  return zone;
}

/** A file that falls beside the zone must not replace the page. */
for (const event of ['dragover', 'drop']) {
  addEventListener(event, fallen => {
    fallen.preventDefault();
    if (event === 'drop' && at('drop') && !at('sheets').hidden) bring(fallen.dataTransfer.files);
  });
}

async function bring(files) {
  const refused = [];
  for (const file of files) {
    const answer = await ask('/api/sheets?name=' + encodeURIComponent(file.name), file)
      .catch(() => ({trouble: file.name + '{{: файл не принят|: not taken}}'}));
    if (answer.trouble) refused.push(answer.trouble);
  }
  lastTold = {text: refused.join('; '), kind: 'bad'};
  await drawSheets();
}

function fileList() {
  return make('ul', {class: 'files'}, ...sheets.files.map(file =>
    file.good ? make('li', {}, file.name)
      : make('li', {class: 'bad'}, '{{не принят: |not taken: }}', ...worded(file.problems.join('; ')))));
}

/** The second click, and what it needs to be allowed. */
function writing() {
  const forget = make('button', {type: 'button', on: {click: async () => {
    await ask('/api/sheets/forget', '');
    lastTold = {text: '', kind: ''};
    drawSheets();
  }}}, '{{Убрать файлы|Take the files away}}');
  if (!sheets.may_write) {
    return make('div', {}, make('p', {class: 'faint'},
      '{{Папка программы открыта только для чтения. Чтобы записывать листы отсюда, запустите otbor serve с ' +
      'ключом --write; или соберите их командой otbor collect.|The programme’s folder is only read. To write ' +
      'from here start otbor serve with --write, or use otbor collect.}}'), forget);
  }
  const told = make('p', {role: 'status'});
  const partial = sheets.refused === 0 ? null : make('input', {type: 'checkbox', id: 'partial'});
  const reason = sheets.changes === 0 ? null : make('input', {type: 'text', id: 'reason', size: 40});
  const write = make('button', {class: 'main', type: 'button', disabled: sheets.trouble !== '', on: {
    click: async () => {
      write.disabled = true;
      const answer = await ask('/api/sheets/write?partial=' + (partial && partial.checked ? 'yes' : 'no') +
        '&reason=' + encodeURIComponent(reason ? reason.value : ''), '')
        .catch(() => ({trouble: '{{нет связи|no answer}}'}));
      write.disabled = false;
      if (answer.trouble) {
        told.className = 'bad';
        told.textContent = answer.trouble;
        return;
      }
      lastTold = {kind: 'good', text: [answer.text, ...answer.kept.map(name =>
        '{{прежняя таблица сохранена: |the earlier table is kept: }}' + name)].join('; ')};
      await drawSheets();
    }}}, '{{Записать в программу|Write into the programme}}');
  return make('div', {class: 'fields'},
    partial ? make('label', {}, partial, ` {{записать остальные без файлов с ошибками|write the others without the files with errors}} (${sheets.refused})`) : null,
    reason ? make('label', {}, `{{Изменились баллы, собранные раньше|Marks that were collected before have changed}} (${sheets.changes}). {{Основание:|The ground:}} `, reason) : null,
    make('div', {class: 'buttons'}, write, forget), told);
}
