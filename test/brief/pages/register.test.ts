import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { certaintyWords, register } from '../../../src/brief/pages/register.ts';
import { translatorFor } from '../../../src/brief/language/translator.ts';
import { registerSheet } from '../../../src/brief/workbook/register-sheet.ts';
import { toRegisterCsv } from '../../../src/render/formats/register.ts';
import { registerSchema } from '../../../src/model/register.ts';
import { emptyCompany, noonsale, unseenCompany } from '../../support/assessment.ts';
import { finding } from '../../support/findings.ts';

describe('the risk register', () => {
  const { entries } = register(noonsale(), 'en');

  it('has every risk that something speaks for, ranked as the briefing ranks them', () => {
    const risks = entries.filter(({ priority }) => priority !== null);
    expect(risks.map(({ id }) => id)).toEqual(noonsale().risks.map(({ loss }) => loss));
    expect(risks.map(({ priority }) => priority)).toEqual(risks.map((_, index) => index + 1));
    expect(registerSchema.safeParse(register(noonsale(), 'en')).error).toBeUndefined();
  });

  it('never invents an estimate, an owner or a decision', () => {
    for (const entry of entries) {
      expect(entry.currentAssessment).toEqual({ likelihood: 'Not estimated', impact: 'Not estimated', exposureRating: 'Not estimated' }); // prettier-ignore
      expect(entry.riskResponseCost).toBe('Not estimated');
      expect(entry.riskOwner).toBe('Not named');
      expect(entry.status).toMatch(/^(Open, not decided|Not assessed)$/);
    }
  });

  it('points into the evidence', () => {
    expect(entries[0]?.evidence[0]).toBe(noonsale().risks[0]?.evidence[0]?.id);
  });

  it('lists what nobody could judge, and is empty where there is nothing', () => {
    const unseen = register(unseenCompany(), 'en').entries;
    expect(unseen).toHaveLength(13);
    expect(unseen[3]).toMatchObject({ id: 'Q04', priority: null, status: 'Not assessed', riskResponseType: 'Not decided' }); // prettier-ignore
    expect(register(emptyCompany(), 'en').entries).toEqual([]);
  });

  it('is accepted only where every fail behind the risk was', () => {
    const exception = { owner: 'Ada Lovelace', reason: 'for now', until: '2027-01-31' };
    const whole = noonsale();
    const risk = whole.risks[0]!;
    const [question] = risk.questions;
    const one = finding('a', question!, 'high', 'a', { exception });
    const accepted = register({ ...whole, findings: [one] }, 'en').entries[0];
    expect(accepted).toMatchObject({ riskResponseType: 'Accept', riskOwner: 'Ada Lovelace', status: 'Accepted until 2027-01-31' }); // prettier-ignore
    const half = register({ ...whole, findings: [one, finding('b', question!, 'low', 'b')] }, 'en').entries[0];
    expect(half).toMatchObject({
      riskResponseType: 'Mitigate (proposed)',
      riskOwner: 'Not named',
      managementResponse: null,
    });
  });

  it('has the answer of the management in every format: what was accepted, else room for it', () => {
    const exception = { owner: 'Ada Lovelace', reason: 'for now', until: '2027-01-31' };
    const whole = noonsale();
    const found = {
      ...whole,
      findings: whole.risks[0]!.questions.map(question => finding('a', question, 'high', 'a', { exception })),
    };
    const answered = register(found, 'en');
    expect(answered.entries[0]?.managementResponse).toEqual({
      response: 'for now',
      by: 'Ada Lovelace',
      until: '2027-01-31',
    });
    expect(answered.entries.slice(1).some(({ managementResponse }) => managementResponse === null)).toBe(true);
    const [head, first] = parse(toRegisterCsv(answered, certaintyWords('en')), { bom: true });
    expect(head!.slice(-3)).toEqual(['Management Response', 'Management Response By', 'Management Response Until']);
    expect(first!.slice(-3)).toEqual(['for now', 'Ada Lovelace', '2027-01-31']);
    expect(registerSheet(translatorFor('en'), answered).rows[0]!.slice(-3)).toEqual(first!.slice(-3));
  });
});

it('writes the certainty of the table in the language of its other texts', () => {
  const { entries } = register(noonsale(), 'de');
  expect(entries.some(({ certainty }) => certainty !== null)).toBe(true);
  const csv = toRegisterCsv(register(noonsale(), 'de'), certaintyWords('de'));
  expect(csv).not.toMatch(/,(high|medium|low),,,\r\n/);
  expect(csv).toMatch(/,(hoch|mittel|niedrig|gering),,,\r\n/);
});
