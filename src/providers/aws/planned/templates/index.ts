import type { TemplateTypes } from '../../../../model/template.ts';
import { DATABASES } from './database.ts';
import { NETWORKS } from './network.ts';
import { STORAGE } from './storage.ts';

/** Resource types of CloudFormation, and what they are in Terraform. */
export const CLOUDFORMATION_TYPES: TemplateTypes = { ...STORAGE, ...DATABASES, ...NETWORKS };
