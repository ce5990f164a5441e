/** Authoring API of extensions: `cloudbrief/plugin`. */
export { defineExtension, EXTENSION_API, type Extension } from './extension.ts';
export type { Renderer, RenderOptions } from '../render/renderer.ts';
export type { Briefing } from '../brief/index.ts';
export type { Assessment } from '../model/assessment.ts';
export type { Finding } from '../model/finding.ts';
