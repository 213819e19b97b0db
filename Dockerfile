# The program with the server, alone in an image: docker build --tag mizan .
FROM rust:1-alpine AS build
RUN apk add --no-cache musl-dev
WORKDIR /src
COPY . .
RUN cargo build --release --locked --features server

FROM scratch
COPY --from=build /src/target/release/mizan /mizan
# Files that clients send lie here until they are read, and the memories in /data.
WORKDIR /tmp
WORKDIR /data
EXPOSE 8484
ENTRYPOINT ["/mizan", "serve", "--listen", "0.0.0.0:8484"]
