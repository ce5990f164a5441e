/* Filters and search of the evidence. Without it the form stays hidden, and everything can be read. */
(() => {
  const evidence = document.querySelector('.evidence');
  const form = evidence.querySelector('.filters');
  const fold = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const groups = [...evidence.querySelectorAll('.group')].map(element => ({
    element,
    part: element.querySelector('.part'),
    rows: [...element.querySelectorAll('.row')].map(row => ({ row, text: undefined })),
  }));
  const chapters = [...evidence.querySelectorAll('.chapter[data-question]')];
  const status = evidence.querySelector('.count');
  const none = evidence.querySelector('.no-match');
  const textOf = (one, group) =>
    (one.text ??= fold(`${group.querySelector('summary').textContent} ${one.row.textContent}`));
  const update = () => {
    const words = fold(form.elements.search.value).split(/\s+/).filter(Boolean);
    const chosen = [...form.querySelectorAll('select')].filter(({ value }) => value !== '');
    const fits = (row, group) =>
      chosen.every(
        ({ name, value }) => (name === 'question' ? group.closest('.chapter') : row).dataset[name] === value,
      );
    let total = 0;
    for (const { element, part, rows } of groups) {
      let shown = 0;
      for (const one of rows) {
        const matches = fits(one.row, element) && words.every(word => textOf(one, element).includes(word));
        one.row.hidden = !matches;
        if (matches) shown += 1;
      }
      total += shown;
      element.hidden = shown === 0;
      part.textContent = shown === rows.length ? '' : ` · ${shown} / ${rows.length}`;
      if (words.length > 0) element.open = shown > 0;
    }
    for (const chapter of chapters) chapter.hidden = chapter.querySelector('.group:not([hidden])') === null;
    none.hidden = total > 0;
    status.textContent = status.dataset.text.replace('#', total.toLocaleString(document.documentElement.lang));
  };
  form.hidden = false;
  form.addEventListener('input', update);
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(update));
  // A link to evidence that is filtered out, or closed, shows it.
  const reveal = () => {
    const group = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest('.group');
    if (!group) return;
    if (group.hidden) {
      form.reset();
      update();
    }
    group.open = true;
    group.scrollIntoView();
  };
  window.addEventListener('hashchange', reveal);
  update();
  reveal();
})();
