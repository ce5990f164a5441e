import { describe, expect, it } from 'vitest';
import { brief } from '../../../../src/brief/index.ts';
import { translatorFor } from '../../../../src/brief/language/translator.ts';
import type { Assessment } from '../../../../src/model/assessment.ts';
import { LANGUAGES } from '../../../../src/model/language.ts';
import { noonsale } from '../../../support/assessment.ts';
import { priced } from '../../../support/priced.ts';

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null).replaceAll('\u{A0}', ' '));

describe('the money page', () => {
  it('says what one year in twenty costs in two figures, and whether the owners bear it', () => {
    expect(brief(priced()).money?.headline).toBe(
      'One year in twenty costs us more than €200,000, more than we can bear',
    );
    const within = priced({ tolerance: [{ chance: 0.05, amount: 500_000, today: 0.02, exceeded: false }] });
    expect(brief(within).money?.headline).toMatch(/, and we can bear that$/);
    // A limit of another year says nothing of this one: 50,000 in one year of ten, 1m in one of a hundred.
    const other = (exceeded: boolean) =>
      priced({ tolerance: [{ chance: 0.1, amount: 50_000, today: 0.3, exceeded }, { chance: 0.01, amount: 1_000_000, today: 0.02, exceeded }] }); // prettier-ignore
    expect(brief(other(true)).money?.headline).toMatch(/€200,000; another limit of ours is passed$/);
    expect(brief(other(false)).money?.headline).toMatch(/€200,000; no limit of ours is passed$/);
    expect(brief(priced({ tolerance: [] })).money?.headline).toMatch(/€200,000$/);
  });

  it.each(LANGUAGES)(
    'says that nothing is at stake where every figure is zero, and never "more than €0": %s',
    language => {
      const zero = { value: 0, error: 0 };
      const none = { expected: zero, median: 0, oneIn10: 0, oneIn20: 0, oneIn100: 0 };
      const said = (today: typeof none) => {
        const { money, office, summary, bottomLine } = brief(priced({ today, plan: none, losses: [] }), language);
        return plain([money?.headline, money?.curve.alternative, office.summary, summary.losses, bottomLine]);
      };
      const nothing = translatorFor(language).translate('money.nothing');
      const [headline, alternative, email, losses] = said(none) as string[];
      expect([headline, alternative, losses]).toEqual([nothing, `${nothing}.`, `${nothing}.`]);
      expect(email).toContain(nothing);
      expect(JSON.stringify(said(none))).not.toMatch(/€\s?0\b|\b0\s?€/);
      const seldom = said({ ...none, expected: { value: 900, error: 10 }, oneIn100: 60_000 }) as string[];
      expect(seldom[0]).toBe(translatorFor(language).translate('money.seldom', { bear: 'over' }));
    },
  );

  it('says of how many steps the simulation was made, where it was not made of all', () => {
    const told = (assessment: Assessment) => {
      const { money, summary } = brief(assessment);
      return [money?.yearColumns.after, summary.losses, money?.worthNote];
    };
    const whole = priced();
    const n = String(whole.money!.actions.length);
    const all = String(whole.actions.length);
    const [year, losses, note] = told(whole);
    expect(year).toBe(`After ${n} of ${all} steps`);
    expect(losses).toContain(`; after ${n} of ${all} steps: `);
    expect(note).toMatch(new RegExp(`^${n} of ${all} steps together`, 'u'));
    const simulated = new Set(whole.money!.actions.map(({ check }) => check));
    expect(told({ ...whole, actions: whole.actions.filter(({ check }) => simulated.has(check)) })).toEqual([
      'After all steps',
      expect.stringContaining('; after all steps: '),
      expect.stringMatching(/^All \d+ steps together/u),
    ]);
  });

  it('has the years, today and after the plan', () => {
    expect(plain(brief(priced()).money?.years)).toEqual([
      { year: 'Average', today: '€72,000', after: '€72,000' },
      { year: '1 in 10 is worse than', today: '€120,000', after: '€120,000' },
      { year: '1 in 20 is worse than', today: '€200,000', after: '€160,000' },
      { year: '1 in 100 is worse than', today: '€1m', after: '€1m' },
    ]);
  });

  it('shows what a step saves only where the difference is clear, and counts the others', () => {
    const { money } = brief(priced());
    expect(plain(money?.worth)).toEqual([
      {
        action: noonsale().actions[0]!.action,
        average: '€6,000 ± €200',
        bad: '€18,000 ± €600',
        once: '€6,000 to €40,000',
        yearly: 'from €3,100',
      },
    ]);
    expect(money?.worthNote).toContain('One step makes no clear difference in money');
  });

  it('says what a support contract, a stand-by and a service credit are worth', () => {
    const told = (more = {}) => plain(brief(priced(more)).money?.beside);
    expect(told()).toEqual([
      '3 accounts at AWS have no contract that answers an emergency; one holds what we can least lose. The plan Business Support+ answers within 30 min, for €840 to €16,000 a year by the price list.',
      '2 parts have a second one that only waits, for €1,200 to €2,300 a year by the price list. Rebuilding when something fails instead would cost an average year €67 more.',
      'A region that stops for 7 h costs us about €8,900. Its contract gives back €830 to €1,200 of it, 10 % of a month’s bill at most, if we ask in time.',
    ]);
    expect(told({ spending: { support: [] } })).toEqual([]);
  });

  it('says of each decision what it costs and does to one year in twenty', () => {
    const [first] = brief(priced()).decisions!.rows.filter(({ effect }) => effect !== '');
    expect(plain([first?.work, first?.effect])).toEqual([
      expect.stringMatching(/^Work: up to \d+ days, €6,000 to €40,000 once, from €3,100 a year\. Mends /),
      'Alone it brings the worst year in twenty from €200,000 to €190,000.',
    ]);
    expect(JSON.stringify(brief(noonsale()).decisions)).not.toContain('€');
  });

  it('names who stands for each figure, and that nobody does', () => {
    expect(plain(brief(priced()).money?.inputs)).toEqual([
      { input: 'Revenue of a year', range: '€10m to €14m', owner: 'Mara Lindqvist' },
      { input: 'Share of a stopped sale that never comes back', range: '30 % to 80 %', owner: 'nobody yet' },
    ]);
  });

  it('is left out, with every amount, where the business gave no figures', () => {
    const hours = brief(priced({ unit: 'hours', currency: undefined }));
    expect(hours.money).toBeUndefined();
    expect(JSON.stringify(hours)).not.toMatch(/[€$£]|EUR/);
  });
});

describe('what the briefing says of its own limits', () => {
  const told = (assessment: Assessment) => {
    const { method, decisions } = brief(assessment);
    return [method.limits[0], decisions?.note];
  };

  it('does not deny likelihoods, costs or prices that it prints', () => {
    expect(told(priced())).toEqual([
      'How often a loss happens and what it costs is simulated from records, surveys, experts and our own figures. It is no forecast.',
      'What the steps with a clear effect cost and save is on the page about money. Work is in days of one person.',
    ]);
    expect(told(priced({ unit: 'hours', currency: undefined }))).toEqual([
      'How often a loss happens is simulated from records, surveys and experts. It is no forecast, and there is no money in it.',
      'This issue prints no cost: it was given no prices. Work is in days of one person.',
    ]);
    expect(told(noonsale())[0]).toBe('This issue gives no likelihoods and no money: it does not calculate them.');
  });
});

describe('likelihood and cost of a risk', () => {
  it('stand on page 2 and on the page of the risk, with the same figures', () => {
    const { bottomLine, risks } = brief(priced());
    expect(plain(bottomLine.risks[0])).toMatchObject({
      likely: 'About 1 year in 38',
      cost: { typical: '€460,000', bad: 'bad case €1.6m' },
    });
    expect(plain(risks[0]?.expects)).toEqual([
      { term: 'How likely', text: 'In about 1 year in 38, by surveys of firms.' },
      { term: 'What it costs', text: '€460,000 in a typical case; one case in twenty costs more than €1.6m.' },
    ]);
  });

  it('is said not to be known where a risk was not simulated beside others that were', () => {
    const expects = (loss: 'S9' | 'S12', leftOut: object[] = []) => {
      const [first] = noonsale().risks;
      const of = priced({ leftOut } as Parameters<typeof priced>[0]);
      return plain(brief({ ...of, risks: [{ ...first!, loss }] }).risks[0]?.expects[0]);
    };
    expect(expects('S12')).toEqual({
      term: 'How likely',
      text: 'Not known: the simulation has no figure for this risk.',
    });
    expect(expects('S9', [{ loss: 'S9', reason: 'no-inputs' }])).toEqual({
      term: 'How likely',
      text: 'Not known: to simulate this risk takes figures of the business that nobody gave.',
    });
  });

  it('stand apart: without figures of the business there is a likelihood and no cost', () => {
    const { bottomLine } = brief(priced({ unit: 'hours', currency: undefined }));
    expect(bottomLine.riskColumns).toMatchObject({ likely: 'How likely', cost: undefined });
    expect(bottomLine.risks[0]?.cost).toBeUndefined();
  });

  it.each(LANGUAGES)('begin with a capital letter, and the terminal writes amounts as the page does: %s', language => {
    const { risks, summary } = brief(priced(), language);
    for (const { text } of risks[0]!.expects) expect(text).toMatch(/^[\p{Lu}\p{N}€]/u);
    expect(summary.losses).not.toContain('EUR');
    expect(plain(summary.losses)).toContain(
      { en: '€72,000', de: '72.000 €', fr: '72\u{202F}000 €', es: '72.000 €' }[language],
    );
  });

  it('leave no column where nothing was simulated', () => {
    expect(brief(noonsale()).bottomLine.riskColumns).toMatchObject({ likely: undefined, cost: undefined });
  });
});
