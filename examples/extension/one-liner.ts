import type { Renderer } from 'cloudbrief/plugin';

/** A renderer gets the briefing in its language, and the assessment: `--format one-liner`. */
export const oneLiner: Renderer = {
  format: 'one-liner',
  extension: 'txt',
  fileName: 'one-liner.txt',
  render: (_briefing, { score, findings, now }) => {
    const { proven, grade } = score.overall;
    const failed = findings.filter(({ status, exception }) => status === 'fail' && exception === undefined).length;
    const line = `${now.slice(0, 10)} ${String(proven)}/100 ${grade}, ${String(failed)} failed\n`;
    return Promise.resolve(Buffer.from(line));
  },
};
