import type { Unread } from '../model/reading.ts';

interface Place {
  readonly account: string;
  readonly region: string;
}

/** Why nothing follows from absence in a place: something there has a part that is unread. */
export interface PlaceGaps {
  readonly add: (place: Place, gap: Unread) => void;
  readonly at: (place: Place) => Unread | undefined;
}

/** What has no region may belong to every region of its account, and what has one may belong to what has none. */
export function createPlaceGaps(): PlaceGaps {
  const accounts = new Map<string, Map<string, Unread>>();
  return {
    add: ({ account, region }, gap) => {
      const regions = accounts.get(account) ?? new Map<string, Unread>();
      accounts.set(account, regions.set(region, gap));
    },
    at: ({ account, region }) => {
      const regions = accounts.get(account);
      const own = regions?.get(region) ?? regions?.get('global');
      return own ?? (region === 'global' ? regions?.values().next().value : undefined);
    },
  };
}
