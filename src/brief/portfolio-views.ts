import type { Language } from '../model/language.ts';
import type { HeatMap } from './heat-views.ts';

/** One page over the briefings of several clients. */
export interface Portfolio extends HeatMap {
  readonly language: Language;
  readonly title: string;
  readonly mark: string;
  readonly footer: string;
  /** When the newest of the assessed states was read (ISO 8601). */
  readonly moment: string;
  /** Before the written files on a terminal. */
  readonly filesTitle: string;
}
