import type { Renderer } from '../render/renderer.ts';
import type { Fact } from '../facts/define-fact.ts';
import type { ExtensionProvider } from '../providers/kit/extension-provider.ts';
import type { Check } from '../model/check.ts';

/** Version of this interface. An extension that names another one is rejected, with a hint. */
export const EXTENSION_API = 1;

/** What an extension adds. Everything is optional; nothing that is built in can be replaced. */
export interface Extension {
  readonly api: typeof EXTENSION_API;
  /** Shown in the assessment, in errors and in the method of the briefing. */
  readonly name: string;
  readonly version?: string;
  readonly checks?: readonly Check[];
  /** Names of control frameworks by the keys that `controls` of a check uses. */
  readonly frameworks?: Readonly<Record<string, { readonly name: string }>>;
  /** Values that follow from the whole inventory, by names of its own: `acme/floor`. */
  readonly facts?: readonly Fact[];
  /** Systems outside of the built-in clouds, with kinds and facets of their own. */
  readonly providers?: readonly ExtensionProvider[];
  /** Output formats. */
  readonly renderers?: readonly Renderer[];
}

/** The default export of an extension. */
export const defineExtension = (extension: Omit<Extension, 'api'>): Extension =>
  Object.freeze({ api: EXTENSION_API, ...extension });
