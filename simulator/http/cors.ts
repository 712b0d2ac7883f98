/** The platform's allow-list: its web app in development, its preview and its container. */
export const corsOptions = {
  origin: ['http://localhost:5173', 'http://localhost:4173', 'http://localhost:3000', 'http://localhost'],
  credentials: true,
};
