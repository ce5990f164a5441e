import type { TemplateTypes } from '../../model/template.ts';
import type { Json } from '../terraform/json.ts';

/** What a template is read with. */
export interface TemplateSource {
  /** For messages. */
  readonly name: string;
  /** The name of the stack, as far as the file tells. */
  readonly stack: string;
  readonly types: TemplateTypes;
  readonly plugin: string;
  /** What the file of parameters has, by name; undefined: there is none. */
  readonly parameters: Json | undefined;
  /** The ARM id of the resource group that it is deployed to. */
  readonly resourceGroup: string | undefined;
}
