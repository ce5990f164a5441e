const OWNED = 'kubernetes.io/cluster/';

/** The EKS cluster of an instance or group, by the tags that EKS and node provisioners set. */
export function clusterOf(tags: Readonly<Record<string, string>>): string | undefined {
  const named = tags['eks:cluster-name'] ?? tags['eks:eks-cluster-name'] ?? tags['aws:eks:cluster-name'];
  return (
    named ??
    Object.keys(tags)
      .find(key => key.startsWith(OWNED))
      ?.slice(OWNED.length)
  );
}
