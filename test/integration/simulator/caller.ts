export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; undefined when it is empty. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
}

export type Call = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>;

export function caller(url: string): Call {
  return async (method, path, body, headers = {}) => {
    const response = await fetch(url + path, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: text === '' ? undefined : (JSON.parse(text) as Answer['body']),
    };
  };
}

/** The rows of a list answer. */
export function rowsOf(answer: Answer): readonly Record<string, unknown>[] {
  return answer.body?.data as readonly Record<string, unknown>[];
}

export const outage = {
  success: false,
  statusCode: 500,
  message: ['Internal server error'],
  error: 'Internal Server Error',
};
