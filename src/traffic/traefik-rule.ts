/**
 * The rule of an IngressRoute, in the syntax of Traefik 3. Traefik compares characters, not segments: `PathPrefix` of `/api` alone would match `/apiary`.
 */
export function traefikRule(hostnames: readonly string[], paths: readonly string[]): string {
  const everywhere = paths.includes('/');
  const conditions = [anyOf(hostnames.map(hostRule)), ...(everywhere ? [] : [anyOf(paths.flatMap(pathRules))])].filter((condition) => condition !== '');
  return conditions.length > 0 ? conditions.join(' && ') : 'PathPrefix(`/`)';
}

function anyOf(rules: string[]): string {
  return rules.length > 1 ? `(${rules.join(' || ')})` : rules.join('');
}

function hostRule(hostname: string): string {
  return hostname.startsWith('*.')
    ? `HostRegexp(\`^[^.]+${hostname.slice(1).replaceAll('.', '\\.')}$\`)`
    : `Host(\`${hostname}\`)`;
}

function pathRules(path: string): string[] {
  return path.endsWith('/') ? [`PathPrefix(\`${path}\`)`] : [`Path(\`${path}\`)`, `PathPrefix(\`${path}/\`)`];
}
