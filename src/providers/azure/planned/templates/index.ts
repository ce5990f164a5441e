import type { TemplateTypes } from '../../../../model/template.ts';
import { APPS } from './apps.ts';
import { DATA } from './data.ts';
import { NETWORKS } from './network.ts';

/** Resource types of Resource Manager, which Bicep compiles to, and what they are in Terraform. */
export const ARM_TYPES: TemplateTypes = { ...NETWORKS, ...DATA, ...APPS };
