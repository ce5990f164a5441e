import type { CollectEvent } from '../providers/kit/plan.ts';

/** Progress events. */
export type RunEvent =
  | CollectEvent
  | {
      readonly type: 'phase';
      readonly phase: 'reading' | 'collecting' | 'assessing' | 'rendering';
      readonly detail?: string;
    }
  | { readonly type: 'file'; readonly path: string };

export type OnEvent = (event: RunEvent) => void;
