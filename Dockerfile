# The gateway for production: built from the sources, run as nobody on a bare JRE.
#   docker build -t hue-gateway .
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN mvn -q -B -ntp package -Dmaven.test.skip=true

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10001 --no-create-home gateway
WORKDIR /app
COPY --from=build /src/gateway/target/lib lib
COPY --from=build /src/gateway/target/gateway-*.jar gateway.jar
USER 10001
EXPOSE 8080 9090
# Half of the container's memory for the heap: the rest is for buffers of the network and of pictures.
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=50 -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8"
# exec form: SIGTERM reaches the gateway, which then drains.
ENTRYPOINT ["java", "-cp", "gateway.jar:lib/*", "vn.hue.gateway.Main"]
CMD ["serve", "--config", "/etc/gateway/gateway.yaml"]
