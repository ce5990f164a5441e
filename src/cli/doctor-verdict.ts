import type { ProbeResult } from '../providers/index.ts';

/** The last line of `doctor`: whether a run would work, and the next command. */
export function doctorVerdict(results: readonly ProbeResult[], next: string): string {
  const failed = results.filter(({ ok }) => ok === false).length;
  const open = results.filter(({ ok }) => ok === null).length;
  const of = `${results.length} checks`;
  if (failed > 0) return `Not ready: ${failed} of ${of} ${failed === 1 ? 'fails' : 'fail'}; the fixes are above.`;
  const passed = open === 0 ? `all ${of} pass` : `${results.length - open} of ${of} pass, ${open} could not be tested`;
  return `Ready: ${passed}. Next: ${next}`;
}
