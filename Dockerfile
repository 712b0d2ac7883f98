# npm run verify:image runs these very steps in an empty folder, where no image can be built. It understands
# FROM, WORKDIR, ENV, COPY, RUN (relative paths only), USER, EXPOSE, HEALTHCHECK and CMD.

FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json nest-cli.json rolldown.config.js .env.example ./
COPY src ./src
COPY migrations ./migrations
COPY client ./client
COPY web ./web
RUN npm run build
RUN mkdir models

# Without optional packages: they bring a Node, and the image has one.
FROM node:24.21.0-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts
# A quarter of their size, and nothing in the image follows them.
RUN find node_modules -name '*.map' -delete

FROM node:24.21.0-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production
ENV PORT=8000
ENV MODEL_DIRECTORY=/app/models
# V8 would let its heap grow with the machine's memory; raise this for tens of thousands of series.
ENV NODE_OPTIONS="--max-old-space-size=256 --max-semi-space-size=8"
# What is larger than this goes back to the system at once: else it leaves holes between what is kept, up to 60 MB of them.
ENV MALLOC_MMAP_THRESHOLD_=262144
# Threads share two heaps instead of having sixteen: each keeps what it once needed.
ENV MALLOC_ARENA_MAX=2
COPY package.json ./
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build --chown=node:node /app/models ./models
USER node
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Migrations run at the start, one replica at a time.
CMD ["node", "dist/service/main.js"]
