import { GrpcRouteMatchSpec, HttpRouteMatchSpec } from '../manifest/gateway';
import { propError } from '../semantics/errors';

const GRPC_PATH = /^\/([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)(?:\/([A-Za-z_]\w*)?)?$/;

/** One match per path prefix. */
export function httpMatches(paths: readonly string[]): HttpRouteMatchSpec[] {
  return paths.map((value) => ({ path: { type: 'PathPrefix', value } }));
}

/** One match per service or method; none for `/`, which stands for every method. */
export function grpcMatches(where: string, paths: readonly string[]): GrpcRouteMatchSpec[] | undefined {
  if (paths.length === 1 && paths[0] === '/') {
    return undefined;
  }
  return paths.map((path, i) => {
    const [, service, method] = GRPC_PATH.exec(path) ?? [];
    if (service === undefined) {
      throw propError(where, {
        prop: `route.paths[${i}]`,
        received: path,
        accepted: '"/" alone, or "/package.Service" and "/package.Service/Method": a GRPCRoute compares whole services and methods',
        mend: 'name a service, or leave the paths out for every method',
      });
    }
    return { method: { service, ...(method !== undefined && { method }) } };
  });
}
