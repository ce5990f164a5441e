/** Authoring API of extensions: `cloudbrief/plugin`. */
export { defineExtension, EXTENSION_API, type Extension } from './extension.ts';
export { defineFact, type Fact, type FactDefinition } from '../facts/define-fact.ts';
export type { InventoryIndex, Scope } from '../facts/inventory-index.ts';
export {
  defineProvider,
  type ExtensionCollector,
  type ExtensionContext,
  type ExtensionProvider,
} from '../providers/kit/extension-provider.ts';
export { absent, unread, value, type Reading } from '../model/reading.ts';
export type { ExtensionName, Kind } from '../model/kinds.ts';
export type { Resource } from '../model/resource.ts';
export { z } from 'zod';
export type { Renderer, RenderOptions } from '../render/renderer.ts';
export type { Briefing } from '../brief/index.ts';
export type { Assessment } from '../model/assessment.ts';
export type { Finding } from '../model/finding.ts';
