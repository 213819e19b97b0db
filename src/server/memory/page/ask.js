// What the page asks of the server. A failure is an Error with the words of the server.

/** @param {string} path @param {object} [body] @param {string} [method] @returns {Promise<any>} */
export async function ask(path, body, method = body ? 'POST' : 'GET') {
  const answer = await fetch(`v1/${path}`, {
    method,
    headers: body ? { 'Content-Type': 'application/json' } : {},
    body: body && JSON.stringify(body),
  });
  const value = await answer.json();
  if (!answer.ok) throw new Error(value.error);
  return value;
}

/** @param {Record<string, string | number | undefined>} values */
export function query(values) {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  return new URLSearchParams(given.map(([key, value]) => [key, String(value)]));
}
