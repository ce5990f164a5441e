import type { Account, OrganizationsClient } from '@aws-sdk/client-organizations';
import { CloudbriefError } from '../../../model/errors.ts';
import type { Tags } from '../../kit/tag-filter.ts';
import { LIST_ACCOUNT_TAGS } from '../planning-operations.ts';
import { classifyError } from './failure.ts';

/**
 * The accounts whose tags are wanted, in their order. The client sends as many calls at once as its limits allow; after a refusal
 * no other is sent. An account whose tags are refused is neither read nor left out unsaid: it is an error.
 */
export async function taggedOf(
  accounts: readonly Account[],
  isWanted: (tags: Tags) => boolean,
  client: OrganizationsClient,
  signal: AbortSignal | undefined,
): Promise<readonly Account[]> {
  const stop = new AbortController();
  const until = AbortSignal.any([stop.signal, ...(signal === undefined ? [] : [signal])]);
  try {
    const all = await Promise.all(accounts.map(account => tagsOf(account, client, until)));
    return accounts.filter((_, position) => isWanted(all[position] ?? {}));
  } finally {
    stop.abort();
  }
}

async function tagsOf(account: Account, client: OrganizationsClient, signal: AbortSignal): Promise<Tags> {
  const { paginateListTagsForResource } = await import('@aws-sdk/client-organizations');
  const tags: Record<string, string> = {};
  try {
    signal.throwIfAborted();
    for await (const { Tags: page = [] } of paginateListTagsForResource(
      { client },
      { ResourceId: account.Id },
      { abortSignal: signal },
    ))
      for (const { Key = '', Value = '' } of page) tags[Key] = Value;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof CloudbriefError) throw error;
    throw new CloudbriefError(
      'CB_CREDENTIALS',
      `The tags of account ${account.Id ?? ''} cannot be read (${LIST_ACCOUNT_TAGS}: ${classifyError(error).detail}).`,
      `Allow ${LIST_ACCOUNT_TAGS}, or select accounts by organizational unit or name.`,
      { cause: error },
    );
  }
  return tags;
}
