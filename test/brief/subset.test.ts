import { describe, expect, it } from 'vitest';
import { brief } from '../../src/brief/index.ts';
import { LANGUAGES } from '../../src/model/language.ts';
import { QUESTIONS } from '../../src/model/question.ts';
import { noonsale } from '../support/assessment.ts';
import { textsOf } from '../support/texts.ts';

/** Two checks ran, so that next to nothing of what matters has a score. */
const part = () => {
  const whole = noonsale();
  return {
    ...whole,
    selection: { checks: 2, all: 239, questions: QUESTIONS.map(({ slug }) => slug) },
    coverage: { ...whole.coverage, confidence: 2 },
  };
};

describe('a run of some checks', () => {
  it.each(LANGUAGES)('calls nothing unseen that was only not asked: %s', language => {
    const briefing = brief(part(), language);
    const { boardPaper: _, method: __, ...pages } = briefing;
    expect(textsOf(pages).filter(text => /\b(?:2|98)\s?%/.test(text))).toEqual([]);
    expect(briefing.coverage.asks).toEqual([]);
    expect(briefing.posture.rows.map(({ coverage }) => coverage)).not.toContain('0 %');
    for (const { closing } of briefing.risks) expect(closing[1]?.text).toContain('239');
  });

  it('says on every page that it is a part', () => {
    const { cover, bottomLine, coverage, posture } = brief(part());
    expect(JSON.stringify(cover)).toContain('Only 2 of 239 checks');
    expect(JSON.stringify(bottomLine)).toContain('Only 2 of 239 checks ran');
    expect(coverage.headline).toBe('What the 2 chosen checks found in order, and could not see');
    expect(posture.headline).toBe('No question was judged as a whole: only 2 of 239 checks ran');
  });
});
