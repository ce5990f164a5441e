import { beforeAll, describe, expect, it } from 'vitest';
import { brief } from '../../../src/brief/index.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import { LANGUAGES } from '../../../src/model/language.ts';
import { healthyCompany } from '../../support/assessment.ts';
import { judged } from '../../support/inventories.ts';

let now: Assessment;
beforeAll(async () => {
  ({ now } = await judged());
}, 60_000);

const rowOf = (briefing: ReturnType<typeof brief>, at: number, term: string): string =>
  [...briefing.risks[at]!.expects, ...briefing.risks[at]!.closing].find(one => one.term === term)?.text ?? '';

describe('the rows of a page of a risk', () => {
  it('name the services that it hits, with the hours and the data of the page of what survives', () => {
    const briefing = brief(now);
    const at = briefing.risks.findIndex(({ headline }) => headline.includes('depends on a single building'));
    const text = rowOf(briefing, at, 'What it hits');
    expect(text).toMatch(/^“orders”.*: .*\. And \d+ more services\.$/);
    const zone = briefing.survival!.columns.cells.indexOf('One data centre fails');
    const orders = briefing.survival!.rows.find(({ service }) => service === 'orders')!;
    const [hours = '', data = ''] = orders.cells[zone]!.lines;
    // The matrix says in a note that a place is taken to come back; here its data says what is lost if it does not.
    expect(
      [`${hours}, ${data}.`, `${hours}, data lost if it never returns.`].some(told => text.includes(`: ${told}`)),
    ).toBe(true);
  });

  it('page 2 has the same hours as the page of what survives', () => {
    const briefing = brief(now);
    const lines = briefing.survival!.rows.flatMap(({ cells }) => cells.flatMap(cell => cell.lines));
    for (const { lasts } of briefing.bottomLine.risks) {
      if (lasts.note === 'what is read stays read' || lasts.note === 'not simulated') continue;
      expect(lines.map(line => line.toLowerCase())).toContain(lasts.time.toLowerCase());
    }
  });

  it('name what fails in which service where nothing was simulated, and no service in a redacted one', () => {
    const at = brief(now).risks.findIndex(({ kicker }) => /strangers get in/i.test(kicker));
    expect(rowOf(brief(now), at, 'What it hits')).toMatch(/^“[a-z-]+”: \d+ [a-z ]+\./);
    expect(rowOf(brief({ ...now, redacted: true }), at, 'What it hits')).toBe('');
  });

  it('have the letter and the date of the decision, and say which actions find no room', () => {
    const { bottomLine, risks, decisions } = brief(now);
    const rows = risks.flatMap(({ actions }) => actions);
    for (const { letter, text, by } of bottomLine.decisions) {
      const row = rows.find(one => one.action.startsWith(`${letter}: `));
      expect(row).toMatchObject({ action: `${letter}: ${text}`, by });
    }
    expect(rows.filter(({ action }) => /^[A-E]: /.test(action))).toHaveLength(decisions!.rows.length);
    expect(rows.some(({ by }) => by === 'no room')).toBe(true);
  });

  it('say what was not seen, and say nothing of it where all was', () => {
    expect(rowOf(brief(now), 0, 'Certainty')).toMatch(/\d+ checks behind this could not see everything\. .*It may be worse\.$/);
    const all = healthyCompany();
    const [risk] = now.risks;
    const whole = { ...all, risks: [risk!], coverage: { ...all.coverage, unanswered: [], unread: [] } };
    const seen = { ...whole, checks: whole.checks.map(check => ({ ...check, unknown: 0, error: 0 })) };
    expect(rowOf(brief(seen), 0, 'Certainty')).not.toContain('worse');
  }); // prettier-ignore

  it.each(LANGUAGES)('have words in every language: %s', language => {
    for (const { expects, closing, actions } of brief(now, language).risks)
      expect(JSON.stringify([expects, closing, actions])).not.toMatch(/risk\.\w+|[{}]{2}/);
  });
});
