/** The driver with ciphers has the interface of the plain one; its own types are not exported. */
declare module 'better-sqlite3-multiple-ciphers' {
  import BetterSqlite3 from 'better-sqlite3';
  export default BetterSqlite3;
}
