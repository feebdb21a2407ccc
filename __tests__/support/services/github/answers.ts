import { Refusal } from '../http.ts';

const DOCUMENTATION = 'https://docs.github.com/rest';

export function refused(status: number, message: string, errors?: readonly object[]): Refusal {
  const body = {
    message,
    ...(errors ? { errors } : {}),
    documentation_url: DOCUMENTATION,
    status: String(status),
  };
  return new Refusal(Response.json(body, { status }));
}

export function notFound(): Refusal {
  return refused(404, 'Not Found');
}

export function invalid(...errors: readonly object[]): Refusal {
  return refused(422, 'Validation Failed', errors);
}

export function done(): Response {
  return new Response(null, { status: 204 });
}

const PAGE_SIZE = 30;
const LARGEST_PAGE = 100;

/** One page of a list, with the addresses of the others in the Link header. */
export function page<T>(request: Request, all: readonly T[], show: (one: T) => object): Response {
  const url = new URL(request.url);
  const asked = (name: string, fallback: number) =>
    Math.max(1, Number(url.searchParams.get(name)) || fallback);
  const size = Math.min(asked('per_page', PAGE_SIZE), LARGEST_PAGE);
  const current = asked('page', 1);
  const last = Math.max(1, Math.ceil(all.length / size));
  const links = [
    ...(current > 1
      ? ([
          ['prev', current - 1],
          ['first', 1],
        ] as const)
      : []),
    ...(current < last
      ? ([
          ['next', current + 1],
          ['last', last],
        ] as const)
      : []),
  ].map(([relation, number]) => {
    url.searchParams.set('page', String(number));
    return `<${url.href}>; rel="${relation}"`;
  });
  const headers: Record<string, string> = links.length > 0 ? { link: links.join(', ') } : {};
  return Response.json(all.slice((current - 1) * size, current * size).map(show), { headers });
}
