const OWNED = 'kubernetes.io/cluster/';

/** The cluster whose machine or group this is, by the tags that EKS and those who follow its custom leave on it. */
export function clusterOf(tags: Readonly<Record<string, string>>): string | undefined {
  const named = tags['eks:cluster-name'] ?? tags['eks:eks-cluster-name'] ?? tags['aws:eks:cluster-name'];
  return (
    named ??
    Object.keys(tags)
      .find(key => key.startsWith(OWNED))
      ?.slice(OWNED.length)
  );
}
