# syntax=docker/dockerfile:1
FROM node:20-bookworm-slim AS front
WORKDIR /src/frontend
COPY frontend/package.json frontend/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY frontend/ ./
RUN npm run build

FROM golang:1.26-bookworm AS back
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY voting/ voting/
COPY session/ session/
COPY server/ server/
COPY frontend/embed.go frontend/embed.go
COPY --from=front /src/frontend/dist frontend/dist
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /out/colazione ./server && mkdir /out/data

FROM scratch
# to know the authority that gives certificates, and the company's provider of accounts
COPY --from=back /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=back /out/colazione /colazione
COPY --from=back --chown=65532:65532 /out/data /data
USER 65532:65532
ENV COLAZIONE_ADDR=:8080 COLAZIONE_DATA=/data/colazione.db
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s --start-period=5s CMD ["/colazione", "health"]
ENTRYPOINT ["/colazione"]
