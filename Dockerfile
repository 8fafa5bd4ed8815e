# syntax=docker/dockerfile:1
# docker build -t thethuc .                    reads Word, text and PDF
# docker build -t thethuc:full --target full . reads scans (tesseract) and old formats (LibreOffice) too
# docker build -t thethuc:desk --target desk . the reviewer's desk (docs/desk/compose.yaml)
# docker run --rm --network none -v "$PWD:/work:ro" thethuc check .
FROM python:3.12-slim-bookworm AS build
WORKDIR /source
COPY pyproject.toml README.md LICENSE .ci/constraints.txt ./
COPY checker checker
COPY rules rules
COPY reports reports
COPY fixtures/profile fixtures/profile
RUN pip wheel --no-cache-dir --quiet --disable-pip-version-check --no-deps --wheel-dir /wheel . \
 && python -m venv /opt/thethuc \
 && /opt/thethuc/bin/pip install --no-cache-dir --quiet --disable-pip-version-check --constraint constraints.txt /wheel/*.whl

FROM python:3.12-slim-bookworm AS base
COPY --from=build /opt/thethuc /opt/thethuc
ENV PATH=/opt/thethuc/bin:$PATH PYTHONDONTWRITEBYTECODE=1 THETHUC_CACHE=false
RUN useradd --create-home --uid 10001 thethuc
WORKDIR /work
ENTRYPOINT ["thethuc"]
CMD ["--help"]

FROM build AS build-desk
RUN wheel=$(echo /wheel/*.whl) \
 && /opt/thethuc/bin/pip install --no-cache-dir --quiet --disable-pip-version-check --constraint constraints.txt "$wheel[desk,office,oidc]"

FROM base AS desk
COPY --from=build-desk /opt/thethuc /opt/thethuc
RUN install --directory --owner=10001 --group=10001 /data
USER thethuc

FROM base AS full
RUN apt-get update -qq \
 && apt-get install -y -qq --no-install-recommends \
      tesseract-ocr tesseract-ocr-vie libreoffice-writer-nogui fonts-liberation \
 && rm -rf /var/lib/apt/lists/*
USER thethuc

# The last stage is what `docker build` makes when no target is named.
FROM base AS default
USER thethuc
