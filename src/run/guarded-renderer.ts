import { deepFreeze } from '../lib/deep-freeze.ts';
import type { Renderer } from '../render/renderer.ts';

/** A format of an extension gets what no one can change any more: other formats and the gate are made of the same. */
export const guardedRenderer = (renderer: Renderer): Renderer => ({
  ...renderer,
  render: async (briefing, assessment, options) => {
    const made = await ownOf(() => renderer.render(deepFreeze(briefing), deepFreeze(assessment), options));
    if (typeof made === 'string') return Buffer.from(made);
    if (made instanceof Uint8Array) return made;
    throw new Error('in an extension: it returned neither bytes nor a text');
  },
});

/** Says whose fault it is. */
async function ownOf(work: () => unknown): Promise<unknown> {
  try {
    return await work();
  } catch (cause) {
    throw new Error(`in an extension: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
