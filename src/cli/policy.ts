import { CloudbriefError } from '../model/errors.ts';
import { providerNamed } from './provider-named.ts';
import { print, printJson, warn } from './terminal.ts';

export interface PolicyFlags {
  readonly metrics?: boolean;
  readonly format?: string;
  readonly part?: number;
}

/** Prints the least-privilege policy of a provider: JSON documents, or a template for infrastructure as code. */
export async function policy(cloud: string, { metrics = false, format = 'json', part }: PolicyFlags): Promise<void> {
  const { title, reader } = providerNamed(cloud);
  const { policy, policyTemplates = {} } = await reader();
  if (format !== 'json') {
    const template = policyTemplates[format];
    if (template === undefined)
      throw usage(
        `${title} has no policy in the format ${format}.`,
        `The formats are ${['json', ...Object.keys(policyTemplates)].join(', ')}.`,
      );
    if (part !== undefined) throw usage('--part selects a JSON document.', 'Leave it out, or leave out --format.');
    await print(template(metrics));
    return;
  }
  const documents = policy(metrics);
  if (part === undefined && documents.length > 1)
    warn(
      `${documents.length} documents, because one holds too few characters for all: create a policy of each, and attach all.\n` +
        '--part 1 prints the first alone; --format cloudformation and --format terraform create them.',
    );
  const [first] = documents;
  const chosen = part === undefined ? (documents.length === 1 ? first : documents) : documents[part - 1];
  if (chosen === undefined)
    throw usage(
      `There is no part ${part ?? 0}.`,
      documents.length === 1 ? 'There is 1.' : `There are ${documents.length}.`,
    );
  await printJson(chosen);
}

const usage = (message: string, hint: string): CloudbriefError => new CloudbriefError('CB_USAGE', message, hint);
