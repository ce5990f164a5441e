/**
 * Ranges that Google itself sends from: nobody can rent an address in them. Health checks and Google Front Ends
 * (docs.cloud.google.com/load-balancing/docs/firewall-rules), and Identity-Aware Proxy
 * (docs.cloud.google.com/iap/docs/using-tcp-forwarding).
 */
const GOOGLE_RANGES: Readonly<Record<string, string>> = {
  '35.191.0.0/16': 'google-load-balancers',
  '130.211.0.0/22': 'google-load-balancers',
  '35.235.240.0/20': 'identity-aware-proxy',
};

/** The name of a range that belongs to Google, else the range itself: a large range would be many strangers. */
export const sourceName = (range: string): string => GOOGLE_RANGES[range] ?? range;
