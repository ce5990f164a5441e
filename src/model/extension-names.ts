import { z } from 'zod';
import { KINDS, PROVIDERS, type ExtensionName, type Kind, type Provider } from './kinds.ts';

/** `scope/name`, both in kebab case; a facet or fact may be in camel case. */
const EXTENSION_NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z][A-Za-z0-9]*(?:-[a-z0-9]+)*$/;

export const isExtensionName = (name: string): name is ExtensionName => name.length <= 80 && EXTENSION_NAME.test(name);

/** Aborts, so that a union with it reports all of its ways and not this one alone. */
export const extensionNameSchema = z.string().regex(EXTENSION_NAME, {
  error: 'must be scope/name: acme/badge-reader',
  abort: true,
}) as unknown as z.ZodType<ExtensionName>;

/** A kind that is built in, or one of an extension: files outlive the extension that wrote them. */
export const kindSchema: z.ZodType<Kind> = z.union([z.enum(KINDS), extensionNameSchema]);

export const providerSchema: z.ZodType<Provider> = z.union([z.enum(PROVIDERS), extensionNameSchema]);
