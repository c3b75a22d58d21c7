import '../data/csp.ts';
