// Methods of Result: `{ ok: value }` or `{ err: error }`.

type Result<T, E> = { ok: T } | { err: E };

export const resultOk = <T, E>(r: Result<T, E>): T | null => ("ok" in r ? r.ok : null);
export const resultErr = <T, E>(r: Result<T, E>): E | null => ("err" in r ? r.err : null);
export const resultMap = <T, E, R>(r: Result<T, E>, f: (value: T) => R): Result<R, E> => ("ok" in r ? { ok: f(r.ok) } : r);
export const resultMapErr = <T, E, R>(r: Result<T, E>, f: (error: E) => R): Result<T, R> => ("err" in r ? { err: f(r.err) } : r);
export const resultAndThen = <T, E, R>(r: Result<T, E>, f: (value: T) => Result<R, E>): Result<R, E> => ("ok" in r ? f(r.ok) : r);
