import type { Briefing } from '../brief/index.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Branding } from './branding.ts';
import type { BrowserOptions } from './browser/options.ts';
import type { CheckDetails } from './formats/check-details.ts';

export type PageSize = 'a4' | 'letter';

export interface RenderOptions extends BrowserOptions {
  readonly page: PageSize;
  readonly branding?: Branding | undefined;
  /** Checks and control frameworks of extensions. */
  readonly own?: OwnDetails | undefined;
  /** Keys of control frameworks: the evidence says what became of their controls. */
  readonly controlsOf?: readonly string[] | undefined;
  /** `false` leaves the evidence, and with it the names of resources and accounts, out of the HTML. */
  readonly evidence?: boolean | undefined;
}

/** What renderers say of the checks and control frameworks of extensions. */
export interface OwnDetails {
  readonly checks: readonly CheckDetails[];
  readonly frameworks: ReadonlyMap<string, string>;
}

/** Writes a briefing as one file. */
export interface Renderer {
  readonly format: string;
  readonly extension: string;
  readonly fileName: string;
  /** Whether it needs the browser. */
  readonly printed?: boolean;
  readonly render: (briefing: Briefing, assessment: Assessment, options: RenderOptions) => Promise<Uint8Array>;
}
