import { describe, expect, it } from 'vitest';
import { brief } from '../../../src/brief/index.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import { noonsale } from '../../support/assessment.ts';

/** The company with these resources only. */
function holding(byKind: Record<string, number>, more: Partial<Assessment> = {}): Assessment {
  const whole = noonsale();
  return { ...whole, ...more, coverage: { ...whole.coverage, byKind } };
}
const ALWAYS = { account: 1, region: 2, network: 2, identity: 3 };

describe('a briefing about next to nothing', () => {
  it('leaves out decisions, plan and the pages of numbers, and says what was found', () => {
    const { short, decisions, plan, risks, coverage } = brief(holding({ ...ALWAYS, bucket: 1, disk: 2 }));
    expect({ short, decisions, plan }).toEqual({ short: true, decisions: undefined, plan: undefined });
    expect(risks).toHaveLength(2);
    expect(coverage.found).toMatch(/^We looked in .* and found 2 disks and 1 storage area\.$/);
  });

  it('says that there is nothing, and still tells a risk of the account itself', () => {
    const { bottomLine, risks, coverage } = brief(holding(ALWAYS));
    expect(risks).toHaveLength(1);
    expect(bottomLine.answer).toContain('We found no data and no running service besides');
    expect(coverage.found).toContain('found no data and no running service.');
  });

  it('does not call unread lists nothing', () => {
    const unseen = holding(ALWAYS, { risks: [] });
    const { answer } = brief({ ...unseen, coverage: { ...unseen.coverage, confidence: 7 } }).bottomLine;
    expect(answer).toBe('We found no data and no running service. Not all lists could be read, so there may be some.');
  });

  it('is whole where there is more, or where only some checks ran', () => {
    expect(brief(holding({ ...ALWAYS, bucket: 11 })).short).toBe(false);
    const selection = { checks: 1, all: 2, questions: [] };
    expect(brief(holding(ALWAYS, { selection })).short).toBe(false);
  });
});
