import type { Briefing, Evidence } from '../../../brief/index.ts';

/** What the HTML has and the PDF has not: a table of contents, and the evidence if it is requested. */
export interface HtmlExtras {
  readonly contents: readonly { readonly id: string; readonly text: string }[];
  readonly evidence: Evidence | undefined;
}

/** The parts of the page in their order, with the ids of their headings. */
export function htmlExtras(briefing: Briefing, evidence: Evidence | undefined): HtmlExtras {
  const part = (id: string, of: { readonly kicker: string } | undefined): HtmlExtras['contents'] =>
    of === undefined ? [] : [{ id, text: of.kicker }];
  return {
    contents: [
      ...part('bottom-line', briefing.bottomLine),
      ...part('decisions', briefing.decisions),
      ...part('survival', briefing.survival),
      ...briefing.risks.map(({ number, headline }) => ({ id: `risk-${String(number)}`, text: headline })),
      ...part('baseline-changes', briefing.baselineChanges),
      ...part('posture', briefing.short ? undefined : briefing.posture),
      ...part('divisions', briefing.divisions),
      ...part('coverage', briefing.coverage),
      ...part('plan', briefing.plan),
      ...part('method', briefing.method),
      ...part('glossary', briefing.short ? undefined : briefing.glossary),
      ...part('evidence', evidence),
    ],
    evidence,
  };
}
